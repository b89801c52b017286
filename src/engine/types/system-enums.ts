import { defineEnum } from '../values/enums.js';
import { typeCodes } from '../values/type-codes.js';

defineEnum('System.Base64FormattingOptions', ['None', 'InsertLineBreaks'], { flags: true });

defineEnum('System.ConsoleColor', [
  'Black',
  'DarkBlue',
  'DarkGreen',
  'DarkCyan',
  'DarkRed',
  'DarkMagenta',
  'DarkYellow',
  'Gray',
  'DarkGray',
  'Blue',
  'Green',
  'Cyan',
  'Red',
  'Magenta',
  'Yellow',
  'White',
]);

defineEnum('System.ConsoleKey', {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  Escape: 27,
  Spacebar: 32,
  LeftArrow: 37,
  UpArrow: 38,
  RightArrow: 39,
  DownArrow: 40,
});
defineEnum('System.ConsoleModifiers', { None: 0, Alt: 1, Shift: 2, Control: 4 }, { flags: true });
defineEnum('System.DateTimeKind', ['Unspecified', 'Utc', 'Local']);
defineEnum('System.DayOfWeek', ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']);

defineEnum('System.Environment+SpecialFolder', {
  Desktop: 0,
  Programs: 2,
  MyDocuments: 5,
  Personal: 5,
  Favorites: 6,
  Startup: 7,
  Recent: 8,
  SendTo: 9,
  StartMenu: 11,
  MyMusic: 13,
  MyVideos: 14,
  DesktopDirectory: 16,
  MyComputer: 17,
  Fonts: 20,
  Templates: 21,
  ApplicationData: 26,
  LocalApplicationData: 28,
  InternetCache: 32,
  Cookies: 33,
  History: 34,
  CommonApplicationData: 35,
  Windows: 36,
  System: 37,
  ProgramFiles: 38,
  MyPictures: 39,
  UserProfile: 40,
  SystemX86: 41,
  ProgramFilesX86: 42,
  CommonProgramFiles: 43,
});
defineEnum('System.Environment+SpecialFolderOption', { None: 0, DoNotVerify: 16384, Create: 32768 });
defineEnum('System.EnvironmentVariableTarget', ['Process', 'User', 'Machine']);
defineEnum('System.IO.FileAccess', { Read: 1, Write: 2, ReadWrite: 3 }, { flags: true });

defineEnum(
  'System.IO.FileAttributes',
  {
    None: 0,
    ReadOnly: 1,
    Hidden: 2,
    System: 4,
    Directory: 16,
    Archive: 32,
    Device: 64,
    Normal: 128,
    Temporary: 256,
    SparseFile: 512,
    ReparsePoint: 1024,
    Compressed: 2048,
    Offline: 4096,
    NotContentIndexed: 8192,
    Encrypted: 16384,
    IntegrityStream: 32768,
    NoScrubData: 131072,
  },
  { flags: true },
);
defineEnum('System.IO.FileMode', { CreateNew: 1, Create: 2, Open: 3, OpenOrCreate: 4, Truncate: 5, Append: 6 });

defineEnum(
  'System.IO.FileShare',
  { None: 0, Read: 1, Write: 2, ReadWrite: 3, Delete: 4, Inheritable: 16 },
  { flags: true },
);
defineEnum('System.IO.SearchOption', ['TopDirectoryOnly', 'AllDirectories']);
defineEnum('System.IO.SeekOrigin', ['Begin', 'Current', 'End']);

defineEnum(
  'System.IO.UnixFileMode',
  {
    None: 0,
    OtherExecute: 1,
    OtherWrite: 2,
    OtherRead: 4,
    GroupExecute: 8,
    GroupWrite: 16,
    GroupRead: 32,
    UserExecute: 64,
    UserWrite: 128,
    UserRead: 256,
    StickyBit: 512,
    SetGroup: 1024,
    SetUser: 2048,
  },
  { flags: true },
);
defineEnum('System.MidpointRounding', ['ToEven', 'AwayFromZero', 'ToZero', 'ToNegativeInfinity', 'ToPositiveInfinity']);

defineEnum('System.Net.HttpStatusCode', {
  Continue: 100,
  SwitchingProtocols: 101,
  OK: 200,
  Created: 201,
  Accepted: 202,
  NoContent: 204,
  MovedPermanently: 301,
  Found: 302,
  NotModified: 304,
  BadRequest: 400,
  Unauthorized: 401,
  PaymentRequired: 402,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  NotAcceptable: 406,
  RequestTimeout: 408,
  Conflict: 409,
  Gone: 410,
  TooManyRequests: 429,
  InternalServerError: 500,
  NotImplemented: 501,
  BadGateway: 502,
  ServiceUnavailable: 503,
  GatewayTimeout: 504,
});

defineEnum(
  'System.Net.SecurityProtocolType',
  { SystemDefault: 0, Ssl3: 48, Tls: 192, Tls11: 768, Tls12: 3072, Tls13: 12288 },
  { flags: true },
);

defineEnum('System.Net.Sockets.AddressFamily', {
  Unknown: -1,
  Unspecified: 0,
  Unix: 1,
  InterNetwork: 2,
  InterNetworkV6: 23,
});
defineEnum('System.PlatformID', ['Win32S', 'Win32Windows', 'Win32NT', 'WinCE', 'Unix', 'Xbox', 'MacOSX', 'Other']);

defineEnum(
  'System.Reflection.BindingFlags',
  {
    Default: 0,
    IgnoreCase: 1,
    DeclaredOnly: 2,
    Instance: 4,
    Static: 8,
    Public: 16,
    NonPublic: 32,
    FlattenHierarchy: 64,
    InvokeMethod: 256,
    CreateInstance: 512,
    GetField: 1024,
    SetField: 2048,
    GetProperty: 4096,
    SetProperty: 8192,
  },
  { flags: true },
);

defineEnum('System.StringComparison', [
  'CurrentCulture',
  'CurrentCultureIgnoreCase',
  'InvariantCulture',
  'InvariantCultureIgnoreCase',
  'Ordinal',
  'OrdinalIgnoreCase',
]);
defineEnum('System.StringSplitOptions', ['None', 'RemoveEmptyEntries', 'TrimEntries'], { flags: true });
defineEnum('System.Text.NormalizationForm', { FormC: 1, FormD: 2, FormKC: 5, FormKD: 6 });

defineEnum(
  'System.Text.RegularExpressions.RegexOptions',
  {
    None: 0,
    IgnoreCase: 1,
    Multiline: 2,
    ExplicitCapture: 4,
    Compiled: 8,
    Singleline: 16,
    IgnorePatternWhitespace: 32,
    RightToLeft: 64,
    ECMAScript: 256,
    CultureInvariant: 512,
    NonBacktracking: 1024,
  },
  { flags: true },
);
defineEnum('System.Threading.ApartmentState', ['STA', 'MTA', 'Unknown']);

defineEnum('System.TypeCode', {
  Empty: 0,
  Object: 1,
  DBNull: 2,
  ...typeCodes,
});
defineEnum('System.UriFormat', { UriEscaped: 1, Unescaped: 2, SafeUnescaped: 3 });
defineEnum('System.UriKind', ['RelativeOrAbsolute', 'Absolute', 'Relative']);
defineEnum('System.UriPartial', ['Scheme', 'Authority', 'Path', 'Query']);
defineEnum('System.UriHostNameType', ['Unknown', 'Basic', 'Dns', 'IPv4', 'IPv6']);
