// The queue, live, in a terminal. A number shows an approval, `approve` approves the one that is shown.
import { createInterface } from 'node:readline';
import { approve, say } from './approve.js';
import { connect } from './connect.js';
import {
  ApprovalHistoryAppendedDocument,
  ApprovalQueueChangedDocument,
  ApprovalRowFragmentDoc,
  ApprovalsDocument,
  ShownDocument,
  type ApprovalRowFragment,
} from './generated.js';

const { client, close } = await connect(process.env.HOTDASH_ADDRESS ?? 'http://localhost:5080', 'olga');

// The list is read from the cache, so it changes with whatever reaches the cache: an answer, a message, a hope.
let rows: ApprovalRowFragment[] = [];
const queue = client.watchQuery({
  query: ApprovalsDocument,
  variables: { filter: { states: ['PENDING_REVIEW'] }, orderBy: 'QUEUE', first: 10 },
  // Nothing is shown while it loads.
  notifyOnNetworkStatusChange: false,
});
queue.subscribe(({ data, dataState }) => {
  if (dataState !== 'complete' || !data.approvals) return;
  rows = data.approvals.edges.map(({ node }) => node);
  console.log(`\nqueue: ${data.approvals.totalCount}`);
  rows.forEach((row, i) => console.log(`  ${i + 1}. ${row.state} ${row.urgency} ${row.summary}`));
});

// Rows that are known are up to date already; the list is asked for again when others come or go.
client.subscribe({ query: ApprovalQueueChangedDocument }).subscribe(({ data }) => {
  const { upserted = [], removedIds = [] } = data?.approvalQueueChanged ?? {};
  const known = new Set(rows.map(({ id }) => id));
  if (upserted.some(({ id }) => !known.has(id)) || removedIds.some((id) => known.has(id)))
    queue.refetch().catch(told);
});

// The audit trail: every entry once, in order, however often the connection breaks.
client.subscribe({ query: ApprovalHistoryAppendedDocument }).subscribe(({ data, error }) => {
  if (error) told(error);
  if (data?.approvalHistoryAppended.kind === 'SNAPSHOT') console.log('history: live');
  for (const { action, by, approvalId, version } of data?.approvalHistoryAppended.appended ?? [])
    console.log(`history: ${action} by ${by.id}, ${approvalId} version ${version}`);
});

let shown: ApprovalRowFragment | null = null;
let watching = { unsubscribe() {} };

async function show(id: string) {
  // Never from the cache: a message renews revision and digest there, but not the actions that it does not carry.
  const { data } = await client.query({ query: ShownDocument, variables: { id }, fetchPolicy: 'network-only' });
  const detail = data?.approval;
  if (!detail) return;
  shown = detail;
  console.log(`shown: ${detail.summary}\n  because: ${detail.evidence?.whyNow}\n  you may: ${detail.viewerCan}`);
  for (const { tool, arguments: given } of detail.actions) console.log(`  ${tool} ${JSON.stringify(given)}`);
  watching.unsubscribe();
  watching = client
    .watchFragment({ fragment: ApprovalRowFragmentDoc, fragmentName: 'ApprovalRow', from: detail })
    .subscribe(({ data, dataState }) => {
      if (dataState === 'complete') console.log(`shown: ${data.state}`);
    });
}

async function decide(approval: ApprovalRowFragment) {
  const refusals = await approve(client, approval);
  console.log(refusals.length ? `refused: ${refusals.map(say).join(' ')}` : 'approved');
}

const told = (failure: unknown) => console.log(`failed: ${failure instanceof Error ? failure.message : failure}`);

for await (const line of createInterface(process.stdin)) {
  const row = rows[Number(line) - 1];
  if (row) show(row.id).catch(told);
  else if (line === 'approve' && shown) decide(shown).catch(told);
  else console.log('A number shows an approval, `approve` approves it, Ctrl-D ends.');
}
await close();
