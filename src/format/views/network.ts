import { toTextCulture } from '../../engine/convert/text.js';
import { readProperty } from '../property-reader.js';
import { column, computedItem, groupByProperty, listView, tableView, viewFamily } from '../view-builders.js';

const space = 'Microsoft.PowerShell.Commands.';
const html = `${space}BasicHtmlWebResponseObject`;
const web = `${space}WebResponseObject`;
const tcp = `${space}TestConnectionCommand+TcpPortStatus`;
const ping = `${space}TestConnectionCommand+PingStatus`;
const trace = `${space}TestConnectionCommand+TraceStatus`;

/** Characters of a response that a list shows. */
const shownContent = 400;

function beginning(property: string): ReturnType<typeof computedItem> {
  return computedItem(property, (ctx, object) => {
    const content = toTextCulture(ctx, readProperty(ctx, object, property));
    return content.length > shownContent ? `${content.slice(0, shownContent)}…` : content;
  });
}

/** Answers of the web and of connection tests. */
export const networkViews = viewFamily([html, web, tcp, ping, trace], () => [
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
      column('Id', 4, 'right'),
      column('Source', 16, 'left'),
      column('TargetAddress', 25, 'left', 'Address'),
      column('Port', 7, 'right'),
      column('Latency', 7, 'right', 'Latency(ms)'),
      column('Connected', 10, 'left'),
      column('Status', 24, 'left'),
    ],
    { group: groupByProperty('Target', 'Target') },
  ),
  tableView(
    ping,
    [ping],
    [
      column('Ping', 4, 'right'),
      column('Source', 16, 'left'),
      column('DisplayAddress', 25, 'left', 'Address'),
      column('Latency', 7, 'right', 'Latency(ms)'),
      column('BufferSize', 10, 'right', 'BufferSize(B)'),
      column('Status', 16, 'left'),
    ],
    { group: groupByProperty('Destination', 'Destination') },
  ),
  tableView(
    trace,
    [trace],
    [
      column('Hop', 3, 'right'),
      column('Hostname', 25, 'left'),
      column('Ping', 4, 'right'),
      column('Latency', 7, 'right', 'Latency(ms)'),
      column('Status', 16, 'left'),
      column('Source', 12, 'left'),
      column('TargetAddress', 15, 'left'),
    ],
    { group: groupByProperty('Target', 'Target') },
  ),
]);
