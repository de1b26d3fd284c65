// The demo shop of the running API, reached without any of the clients that are tried.
export const address = process.env.HOTDASH_ADDRESS;
if (!address) throw new Error('HOTDASH_ADDRESS is not set: run this by `npm test`.');

export async function token(actor) {
  const answer = await fetch(`${address}/dev/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ shop: 'demo.myshopify.com', actor }),
  });
  if (!answer.ok) throw new Error(`No token for ${actor}: ${await answer.text()}`);
  return (await answer.json()).token;
}

export async function ask(bearer, query, variables) {
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

export const draftOf = (summary) => ({
  summary,
  kind: 'GROWTH',
  actions: [{ tool: 'product.tag', arguments: { product: 'p-1', tags: ['winter'] } }],
});

export const draftApproval = `mutation ($draft: ApprovalDraftInput!) {
  draftApproval(input: { draft: $draft }) { approval { id summary } errors { code } }
}`;

/** An agent drafts something: one row more in the audit trail. Answers the approval's id. */
export async function draft(bearer, summary) {
  const { draftApproval: payload } = await ask(bearer, draftApproval, { draft: draftOf(summary) });
  if (payload.errors.length) throw new Error(JSON.stringify(payload.errors));
  return payload.approval.id;
}

/** The newest rows of the audit trail, oldest first, as the database has them. */
export async function rows(bearer, count) {
  const { approvalHistory } = await ask(
    bearer,
    'query ($last: Int!) { approvalHistory(last: $last) { nodes { id approvalId } } }',
    { last: count },
  );
  return approvalHistory.nodes;
}
