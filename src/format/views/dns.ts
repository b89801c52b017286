import { type ColumnSpec, labelled, listView, tableView, viewFamily } from '../view-builders.js';
import type { View } from '../views.js';

const typeName = (name: string): string => `Microsoft.DnsClient.Commands.DnsRecord_${name}`;
const [a, aaaa, ptr, mx, txt, srv, soa] = ['A', 'AAAA', 'PTR', 'MX', 'TXT', 'SRV', 'SOA'].map(typeName) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

/** The two views of a type of records: name, type, time to live and section come first; long values go on in the next line. */
function recordViews(
  types: readonly string[],
  widths: { readonly name: number; readonly type: number },
  columns: readonly ColumnSpec[],
  lines: readonly string[],
): readonly View[] {
  const first = [
    labelled('Name', widths.name, 'left'),
    labelled('Type', widths.type, 'left'),
    labelled('TTL', 5, 'left'),
    labelled('Section', 10, 'left'),
  ];
  return [
    tableView(types[0]!, types, [...first, ...columns], { wrap: true }),
    listView(types[0]!, types, ['Name', 'Type', 'TTL', ...lines]),
  ];
}

/** Records of Resolve-DnsName. */
export const dnsViews = viewFamily([a, aaaa, ptr, mx, txt, srv, soa], () => [
  ...recordViews(
    [a, aaaa],
    { name: 46, type: 6 },
    [labelled('IPAddress', 0, 'left')],
    ['DataLength', 'Section', 'IPAddress'],
  ),
  ...recordViews([ptr], { name: 30, type: 6 }, [labelled('NameHost', 0, 'left')], ['Section', 'NameHost']),
  ...recordViews(
    [mx],
    { name: 40, type: 6 },
    [labelled('NameExchange', 41, 'left'), labelled('Preference', 10, 'left')],
    ['NameExchange', 'Preference'],
  ),
  ...recordViews([txt], { name: 40, type: 6 }, [labelled('Strings', 41, 'left')], ['Strings']),
  ...recordViews(
    [srv],
    { name: 40, type: 6 },
    [
      labelled('NameTarget', 30, 'left'),
      labelled('Priority', 8, 'left'),
      labelled('Weight', 6, 'left'),
      labelled('Port', 5, 'left'),
    ],
    ['NameTarget', 'Priority', 'Weight', 'Port'],
  ),
  ...recordViews(
    [soa],
    { name: 27, type: 4 },
    [
      labelled('PrimaryServer', 27, 'left'),
      labelled('NameAdministrator', 27, 'left'),
      labelled('SerialNumber', 12, 'left'),
    ],
    ['PrimaryServer', 'NameAdministrator', 'SerialNumber'],
  ),
]);
