/** Names under which the same account may be known: Exchange's forms differ by version and by who wrote the CSV. */

/** The form that a server took last, by server and number of parts: a wrong form first for every user would lock accounts. */
const accepted = new Map<string, number>();

/**
 * The forms of a user name, the given one first. `domain/admin/user` is what Exchange's CSV page shows, `domain\admin\user` and
 * `admin@domain\user` are what its IMAP service takes (servers-and-limits.md §3); `domain/user` and `domain\user` likewise.
 * Names without a slash have one form: Dovecot's `user*master` and Mirapoint's `#user@domain#admin#` are sent as they are.
 */
function loginNames(user: string): readonly string[] {
  const parts = user.split(/[/\\]/);
  if (parts.length < 2 || parts.length > 3 || parts.some((part) => part === '')) return [user];
  const forms = [user, parts.join('\\'), parts.join('/')];
  if (parts.length === 3) forms.push(`${parts[1]}@${parts[0]}\\${parts[2]}`);
  return forms;
}

/** The forms to try at a server, each once; the one that it took for the user before comes first. */
export function namesToTry(server: string, user: string): readonly string[] {
  const forms = loginNames(user);
  const known = forms[accepted.get(keyOf(server, forms)) ?? 0]!;
  return [...new Set([known, ...forms])];
}

/** Remembers which form of a name a server took, for the life of this process. */
export function rememberName(server: string, user: string, form: string): void {
  const forms = loginNames(user);
  accepted.set(keyOf(server, forms), forms.indexOf(form));
}

const keyOf = (server: string, forms: readonly string[]): string => `${server} ${forms.length}`;
