// Connections of scripts: `TcpClient`, its stream, and the encrypted one.
import '../sockets/network-stream.js';
import '../sockets/tcp-client.js';
import '../sockets/pending-type.js';
import '../sockets/ssl-stream.js';
