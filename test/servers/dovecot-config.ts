/** Dovecot's configuration for tests, in the words of 2.3 and of 2.4. Everything lies below one folder. */

/** What the configuration is filled with. */
export interface DovecotSettings {
  readonly dir: string;
  readonly user: string;
  readonly uid: number;
  readonly gid: number;
  readonly group: string;
  readonly port: number;
  readonly tlsPort: number;
  readonly separator: string;
  readonly prefix: string;
  /** `optimized` or `never`. */
  readonly fsync: string;
  /** Capabilities to hide: the mover must do without them. */
  readonly without: readonly string[];
  /** `mail_max_userip_connections`; 0 = no limit. */
  readonly maxConnections: number;
  /** What a mailbox may hold; 0 = no limit. */
  readonly quotaBytes: number;
  /** Where tokens are looked up; empty: users log in with passwords only. */
  readonly introspectionUri: string;
}

const roles = ['Drafts', 'Sent', 'Junk', 'Trash'];

/** `endless`: how a version says that a login process serves any number of connections. */
function services(s: DovecotSettings, endless: string): string {
  return `
service anvil {
  chroot =
  client_limit = 4096
  # A refused login does not slow the next one down.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${s.port}
  }
  inet_listener imaps {
    port = ${s.tlsPort}
    ssl = yes
  }
  ${endless}
  process_min_avail = 1
  client_limit = 2000
}
service imap {
  process_limit = 1024
}
service auth {
  client_limit = 6000
}
`;
}

function namespace(s: DovecotSettings): string {
  const boxes = roles.map((role) => `  mailbox ${role} {\n    special_use = \\${role}\n  }`).join('\n');
  return `namespace inbox {\n  inbox = yes\n  separator = ${s.separator}\n  prefix = ${s.prefix}\n${boxes}\n}\n`;
}

/** The capability line without some of what Dovecot has; empty: Dovecot's own. */
function capability(s: DovecotSettings): string {
  if (s.without.length === 0) return '';
  const all = [
    'IMAP4rev1',
    'SASL-IR',
    'LOGIN-REFERRALS',
    'ID',
    'ENABLE',
    'IDLE',
    'NAMESPACE',
    'UIDPLUS',
    'LIST-EXTENDED',
    'CHILDREN',
    'UNSELECT',
    'LITERAL+',
    'MULTIAPPEND',
    'CONDSTORE',
    'ESEARCH',
    'SPECIAL-USE',
    'MOVE',
  ];
  return `imap_capability = ${all.filter((name) => !s.without.includes(name)).join(' ')}\n`;
}

const tokenMechanisms = 'xoauth2 oauthbearer';

const mechanisms = (s: DovecotSettings): string =>
  s.introspectionUri === '' ? 'plain login' : `plain login ${tokenMechanisms}`;

const lookupSettings = (s: DovecotSettings): readonly string[] => [
  'introspection_mode = get',
  `introspection_url = ${s.introspectionUri}`,
  'username_attribute = email',
  'active_attribute = active',
  'active_value = true',
];

/** Where Dovecot 2.3 reads how tokens are looked up. */
export function tokenLookup(s: DovecotSettings): string {
  return `${lookupSettings(s).join('\n')}\n`;
}

function quota23({ quotaBytes }: DovecotSettings): string {
  if (quotaBytes === 0) return '';
  return `mail_plugins = quota
protocol imap {
  mail_plugins = quota imap_quota
}
plugin {
  quota = count:User quota
  quota_vsizes = yes
  quota_rule = *:bytes=${quotaBytes}
}`;
}

function quota24({ quotaBytes }: DovecotSettings): string {
  if (quotaBytes === 0) return '';
  return `mail_plugins {
  quota = yes
}
protocol imap {
  mail_plugins {
    imap_quota = yes
  }
}
quota_driver = count
quota user {
  quota_storage_size = ${quotaBytes}B
}`;
}

/** Dovecot 2.3. */
export function dovecot23(s: DovecotSettings): string {
  return `protocols = imap
listen = 127.0.0.1
base_dir = ${s.dir}/run
state_dir = ${s.dir}/state
log_path = ${s.dir}/dovecot.log
default_internal_user = ${s.user}
default_internal_group = ${s.group}
default_login_user = ${s.user}
instance_name = migsh-${s.port}
shutdown_clients = yes
ssl = yes
ssl_cert = <${s.dir}/tls/cert.pem
ssl_key = <${s.dir}/tls/key.pem
ssl_min_protocol = TLSv1.2
ssl_dh =
disable_plaintext_auth = no
auth_mechanisms = ${mechanisms(s)}
auth_master_user_separator = *
auth_username_chars =
auth_username_format = %u
auth_failure_delay = 0
mail_location = maildir:${s.dir}/mail/%u/Maildir
mail_home = ${s.dir}/mail/%u
mail_uid = ${s.uid}
mail_gid = ${s.gid}
first_valid_uid = 1
first_valid_gid = 1
mail_fsync = ${s.fsync}
mailbox_list_index = yes
mail_max_userip_connections = ${s.maxConnections}
${capability(s)}
${quota23(s)}
passdb {
  driver = passwd-file
  master = yes
  args = scheme=PLAIN username_format=login-%u ${s.dir}/masters
  result_success = continue
}
${s.introspectionUri === '' ? '' : `passdb {\n  driver = oauth2\n  mechanisms = ${tokenMechanisms}\n  args = ${s.dir}/oauth2.conf\n}`}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=login-%u ${s.dir}/users
}
userdb {
  driver = static
  args = uid=${s.uid} gid=${s.gid} home=${s.dir}/mail/%u
}
${namespace(s)}${services(s, 'service_count = 0')}`;
}

/**
 * Dovecot 2.4 (other names for most settings; `dovecot_config_version` must come first). Tokens need no passdb there. Compared with
 * doc.dovecot.org/2.4.0 (2.3-to-2.4, passwd_file, oauth2) and not yet run: Debian 12 has 2.3.
 */
export function dovecot24(s: DovecotSettings, version: string): string {
  return `dovecot_config_version = ${version}
dovecot_storage_version = ${version}
protocols = imap
listen = 127.0.0.1
base_dir = ${s.dir}/run
state_dir = ${s.dir}/state
log_path = ${s.dir}/dovecot.log
default_internal_user = ${s.user}
default_internal_group = ${s.group}
default_login_user = ${s.user}
instance_name = migsh-${s.port}
shutdown_clients = yes
ssl = yes
ssl_server_cert_file = ${s.dir}/tls/cert.pem
ssl_server_key_file = ${s.dir}/tls/key.pem
auth_allow_cleartext = yes
auth_mechanisms = ${mechanisms(s)}
auth_master_user_separator = *
auth_username_chars =
auth_username_format = %{user}
auth_failure_delay = 0
mail_driver = maildir
mail_home = ${s.dir}/mail/%{user}
mail_path = ${s.dir}/mail/%{user}/Maildir
mail_uid = ${s.uid}
mail_gid = ${s.gid}
first_valid_uid = 1
first_valid_gid = 1
mail_fsync = ${s.fsync}
mail_max_userip_connections = ${s.maxConnections || 100_000}
${capability(s)}
${quota24(s)}
${s.introspectionUri === '' ? '' : `oauth2 {\n  force_introspection = yes\n  ${lookupSettings(s).join('\n  ')}\n}`}
passdb masters {
  driver = passwd-file
  master = yes
  passwd_file_path = ${s.dir}/masters
  auth_username_format = login-%{user}
  default_password_scheme = PLAIN
  result_success = continue
}
passdb users {
  driver = passwd-file
  passwd_file_path = ${s.dir}/users
  auth_username_format = login-%{user}
  default_password_scheme = PLAIN
}
userdb static {
  driver = static
  fields {
    uid = ${s.uid}
    gid = ${s.gid}
    home = ${s.dir}/mail/%{user}
  }
}
${namespace(s)}${services(s, 'restart_request_count = unlimited')}`;
}
