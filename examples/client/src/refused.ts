// What the compiler refuses; if it stopped, the build would.
import { ApproveDocument, ApprovalsDocument, type ApprovalsQuery } from './generated.js';
import type { connect } from './connect.js';

type Connection = Awaited<ReturnType<typeof connect>>;

export const refused = ({ client }: Connection, asked: ApprovalsQuery) => [
  // @ts-expect-error There is no such state.
  client.query({ query: ApprovalsDocument, variables: { filter: { states: ['WAITING'] }, orderBy: 'QUEUE' } }),
  // @ts-expect-error Revision and digest of what was shown are missing.
  client.mutate({ mutation: ApproveDocument, variables: { input: { id: 'a' } } }),
  // @ts-expect-error The document does not ask for it.
  asked.approvals?.edges[0]?.node.evidence,
];
