import { toText, toTextCulture } from '../../engine/convert/text.js';
import { readProperty } from '../property-reader.js';
import {
  type ColumnSpec,
  column,
  computed,
  computedItem,
  groupByProperty,
  labelled,
  listView,
  tableView,
  viewFamily,
} from '../view-builders.js';

const space = 'Microsoft.PowerShell.Commands.';
const html = `${space}BasicHtmlWebResponseObject`;
const web = `${space}WebResponseObject`;
const tcp = `${space}TestConnectionCommand+TcpPortStatus`;
const ping = `${space}TestConnectionCommand+PingStatus`;
const mtu = `${space}TestConnectionCommand+PingMtuStatus`;
const trace = `${space}TestConnectionCommand+TraceStatus`;

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

/** Answers of the web and of connection tests. */
export const networkViews = viewFamily([html, web, tcp, ping, mtu, trace], () => [
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
