import { toText, toTextCulture } from '../../engine/convert/text.js';
import { isTrue } from '../../engine/convert/truth.js';
import { itemsOf } from '../../engine/values/arrays.js';
import { readProperty } from '../property-reader.js';
import {
  type ColumnSpec,
  column,
  computed,
  computedItem,
  groupByProperty,
  item,
  labelled,
  listView,
  tableView,
  viewFamily,
} from '../view-builders.js';
import type { View, ViewItem } from '../views.js';

const space = 'Microsoft.PowerShell.Commands.';
const html = `${space}BasicHtmlWebResponseObject`;
const web = `${space}WebResponseObject`;
const tcp = `${space}TestConnectionCommand+TcpPortStatus`;
const ping = `${space}TestConnectionCommand+PingStatus`;
const mtu = `${space}TestConnectionCommand+PingMtuStatus`;
const trace = `${space}TestConnectionCommand+TraceStatus`;
const netConnection = 'TestNetConnectionResult';

/** Characters of a response that a list shows. */
const shownContent = 200;

function beginning(property: string): ReturnType<typeof computedItem> {
  return computedItem(property, (ctx, object) => {
    const content = toTextCulture(ctx, readProperty(ctx, object, property));
    return content.length >= shownContent ? `${content.slice(0, shownContent)}…` : content;
  });
}

/** A figure of an answer; `*` where none came in time. */
function unlessTimedOut(property: string, width: number, label: string): ColumnSpec {
  return computed(label, width, 'right', (ctx, object) =>
    toText(ctx, readProperty(ctx, object, 'Status')) === 'TimedOut' ? '*' : readProperty(ctx, object, property),
  );
}

type Condition = NonNullable<ViewItem['when']>;

const isSet =
  (property: string): Condition =>
  (ctx, object) =>
    isTrue(readProperty(ctx, object, property));

/** A port was tried. */
const hasPort: Condition = (ctx, object) => toText(ctx, readProperty(ctx, object, 'RemotePort')) !== '0';
const wasResolved = isSet('NameResolutionSucceeded');

/** What Windows' NetTCPIP shows of a connection test, without what only it can know (pings, routes, rules of IPsec). */
function netConnectionView(): View {
  const addresses = computedItem('NameResolutionResults', (ctx, object) => {
    const all = readProperty(ctx, object, 'ResolvedAddresses');
    return [...itemsOf(all)].map((one) => toText(ctx, one)).join('\n');
  });
  return listView(
    netConnection,
    [netConnection],
    [
      'ComputerName',
      'RemoteAddress',
      { ...item('RemotePort'), when: (ctx, object) => hasPort(ctx, object) && wasResolved(ctx, object) },
      { ...addresses, when: isSet('Detailed') },
      'InterfaceAlias',
      'SourceAddress',
      { ...item('NameResolutionSucceeded'), when: (ctx, object) => !hasPort(ctx, object) || !wasResolved(ctx, object) },
      { ...item('TcpTestSucceeded'), when: hasPort },
    ],
  );
}

/** Answers of the web and of connection tests. */
export const networkViews = viewFamily([html, web, tcp, ping, mtu, trace, netConnection], () => [
  netConnectionView(),
  listView(
    html,
    [html],
    [
      'StatusCode',
      'StatusDescription',
      beginning('Content'),
      beginning('RawContent'),
      'Headers',
      'Images',
      'InputFields',
      'Links',
      'RawContentLength',
      'RelationLink',
    ],
  ),
  listView(
    web,
    [web],
    [
      'StatusCode',
      'StatusDescription',
      'Content',
      beginning('RawContent'),
      'Headers',
      'RawContentLength',
      'RelationLink',
    ],
  ),
  tableView(
    tcp,
    [tcp],
    [
      labelled('Id', 4, 'right'),
      labelled('Source', 16, 'left'),
      column('TargetAddress', 25, 'left', 'Address'),
      labelled('Port', 7, 'right'),
      column('Latency', 7, 'right', 'Latency(ms)'),
      labelled('Connected', 10, 'left'),
      labelled('Status', 24, 'left'),
    ],
    { group: groupByProperty('Target', 'Target') },
  ),
  tableView(
    ping,
    [ping],
    [
      labelled('Ping', 4, 'right'),
      labelled('Source', 16, 'left'),
      column('DisplayAddress', 25, 'left', 'Address'),
      unlessTimedOut('Latency', 7, 'Latency(ms)'),
      unlessTimedOut('BufferSize', 10, 'BufferSize(B)'),
      labelled('Status', 16, 'left'),
    ],
    { group: groupByProperty('Destination', 'Destination') },
  ),
  tableView(
    mtu,
    [mtu],
    [
      labelled('Source', 16, 'left'),
      column('DisplayAddress', 25, 'left', 'Address'),
      unlessTimedOut('Latency', 7, 'Latency(ms)'),
      labelled('Status', 16, 'left'),
      column('MtuSize', 7, 'right', 'MtuSize(B)'),
    ],
    { group: groupByProperty('Destination', 'Destination') },
  ),
  tableView(
    trace,
    [trace],
    [
      labelled('Hop', 3, 'right'),
      computed('Hostname', 25, 'left', (ctx, object) => readProperty(ctx, object, 'Hostname') || '*'),
      labelled('Ping', 4, 'right'),
      unlessTimedOut('Latency', 7, 'Latency(ms)'),
      labelled('Status', 16, 'left'),
      labelled('Source', 12, 'left'),
      labelled('TargetAddress', 15, 'left'),
    ],
    { group: groupByProperty('Target', 'Target') },
  ),
]);
