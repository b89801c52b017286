// What the web cmdlets send, get and keep; it belongs to their folder.
import '../../utility/web/cookies.js';
import '../../utility/web/http-messages.js';
import '../../utility/web/web-session.js';
