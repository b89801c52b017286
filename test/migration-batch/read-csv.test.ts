import { describe, expect, it } from 'vitest';
import { MigrationCsvError } from '../../src/migration/batch/csv-error.js';
import { type MigrationCsvOptions, readMigrationCsv } from '../../src/migration/batch/read-csv.js';

const read = (text: string, options?: MigrationCsvOptions) => [...readMigrationCsv(Buffer.from(text), options)];

function refusal(text: string | Uint8Array, options?: MigrationCsvOptions): MigrationCsvError {
  try {
    readMigrationCsv(typeof text === 'string' ? Buffer.from(text) : text, options);
  } catch (error) {
    if (error instanceof MigrationCsvError) return error;
    throw error;
  }
  throw new Error('the file was taken');
}

const head = 'EmailAddress,UserName,Password';
const many = (count: number) => Array.from({ length: count }, (_, n) => `u${n}@x.edu,u${n},p`).join('\n');

describe('readMigrationCsv', () => {
  it('reads all columns, in any order and case', () => {
    const text =
      'password,USERNAME,EmailAddress,UserRoot,TargetUserName,TargetPassword\r\n"p,""1",x\\terry,Terry@x.edu,/users/terry,t,q';
    expect(read(text)).toEqual([
      {
        row: 1,
        line: 2,
        emailAddress: 'Terry@x.edu',
        userName: 'x\\terry',
        password: 'p,"1',
        userRoot: '/users/terry',
        authorizationIdentity: '',
        targetUserName: 't',
        targetPassword: 'q',
      },
    ]);
  });

  it.each([
    'contoso-students/mailadmin/terry.adams',
    'alans*mailadmin',
    '#alans@contoso.edu#mailadmin#',
    ' leading',
    'user name',
  ])('leaves the user name %j as it is', (userName) => {
    expect(read(`${head}\na@x.edu,"${userName}",p`)[0]!.userName).toBe(userName);
  });

  it('takes an empty optional cell', () => {
    expect(read(`${head},UserRoot\na@x.edu,a,p,`)[0]!.userRoot).toBe('');
  });

  it('ignores unknown columns when told to', () => {
    expect(read(`EmailAddress,Note,UserName,Password\na@x.edu,hi,a,p`, { allowUnknownColumns: true })).toMatchObject([
      { emailAddress: 'a@x.edu', userName: 'a', password: 'p' },
    ]);
  });

  it('takes 50,000 rows', () => {
    expect(read(`${head}\n${many(50_000)}`)).toHaveLength(50_000);
  });

  it.each<[string, string, string, string, number | undefined]>([
    ['an empty file', '', 'Empty', "Upload file can't be empty.", undefined],
    ['only line ends', '\r\n\r\n', 'Empty', "Upload file can't be empty.", undefined],
    ['only a header', head, 'NoRows', "Upload file can't be empty. It has a header, but no row under it.", undefined],
    [
      'semicolons',
      'EmailAddress;UserName;Password\na@x.edu;a;p',
      'NotCommaSeparated',
      'The CSV file must use comma-separated formatting, but its header uses semicolons: "EmailAddress;UserName;Password". Excel writes such files where the list separator of the region isn\'t a comma. Save the file with commas and re-submit it.',
      undefined,
    ],
    [
      '50,001 rows',
      `${head}\n${many(50_001)}`,
      'TooManyRows',
      'The CSV file contains more than 50,000 rows. Please divide the file into two or more files and submit them separately.',
      undefined,
    ],
    [
      'a missing column',
      'EmailAddress,UserName\na@x.edu,a',
      'MissingColumn',
      'Column "Password" is missing from the CSV file. The import process can\'t continue because this column is required. Please edit the CSV file and re-submit it. The file has "EmailAddress", "UserName".',
      undefined,
    ],
    [
      'a column with a blank',
      'Email Address,UserName,Password\na@x.edu,a,p',
      'MissingColumn',
      'Column "EmailAddress" is missing from the CSV file. The import process can\'t continue because this column is required. Please edit the CSV file and re-submit it. The file has "Email Address": write "EmailAddress".',
      undefined,
    ],
    [
      'an unknown column',
      `${head},Note\na@x.edu,a,p,n`,
      'UnknownColumn',
      'Column "Note" isn\'t supported in the CSV file of an IMAP migration (known are EmailAddress, UserName, Password, UserRoot, AuthorizationIdentity, TargetUserName, TargetPassword). Remove it, or use -AllowUnknownColumnsInCsv $true to ignore it.',
      undefined,
    ],
    [
      'a column twice',
      `${head},password\na@x.edu,a,p,n`,
      'RepeatedColumn',
      'Column "Password" appears more than once in the CSV file. Please edit the CSV file and re-submit it.',
      undefined,
    ],
    [
      'too few columns',
      `${head}\na@x.edu,a,p\n\nb@x.edu,b`,
      'ColumnCount',
      'Row 2 has the wrong number of columns. Expected number: 3. Actual number: 2. Please edit this row and re-submit the file. (Line 4 of the file.)',
      2,
    ],
    [
      'too many columns',
      `${head}\na@x.edu,a,p,`,
      'ColumnCount',
      'Row 1 has the wrong number of columns. Expected number: 3. Actual number: 4. Please edit this row and re-submit the file. (Line 2 of the file.)',
      1,
    ],
    [
      'no password',
      `${head}\na@x.edu,a,p\nb@x.edu,b,`,
      'MissingValue',
      'Row 2 has no value in column "Password". The value is required. Please edit this row and re-submit the file. (Line 3 of the file.)',
      2,
    ],
    [
      'a broken address',
      `${head}\nterry,a,secret`,
      'InvalidAddress',
      'Row 1 has an invalid email address: "terry". Please edit this row and re-submit the file. (Line 2 of the file.)',
      1,
    ],
    [
      'an address twice, in another case',
      `${head}\na@x.edu,a,p\nb@x.edu,b,p\nA@X.edu,a,p`,
      'Duplicate',
      'The email address "A@X.edu" appears more than once in the CSV file: in row 1 and in row 3. Please remove one of the rows and re-submit the file. (Lines 2 and 4 of the file.)',
      3,
    ],
  ])('refuses %s', (_name, text, check, message, row) => {
    const error = refusal(text);
    expect([error.check, error.message, error.row]).toEqual([check, message, row]);
  });

  it('refuses an unclosed quote and names the line', () => {
    expect(refusal(`${head}\n"a@x.edu,a,p`)).toMatchObject({ check: 'Syntax' });
  });

  it('refuses more than 10 MB', () => {
    expect(refusal(new Uint8Array(10 * 1024 * 1024 + 1)).message).toBe(
      'The CSV file is larger than 10 MB (10,485,761 bytes). Please divide the file into two or more files and submit them separately.',
    );
  });

  it('never shows a password', () => {
    for (const text of [
      'a@x.edu,a,S3cret\nb@x.edu,b,S3cret',
      'a@x.edu;a;S3cret',
      `${head}\n,a,S3cret`,
      `${head}\na,a,S3cret`,
      `${head}\na@x,a,S3cret,1`,
      `${head}\na@x,a,"S3cret`,
    ]) {
      expect(refusal(text).message).not.toContain('S3cret');
    }
  });
});
