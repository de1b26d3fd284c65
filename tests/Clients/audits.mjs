// The audits of GraphQL over HTTP, as `graphql-http` has them; a SHOULD and a MAY are demanded like a MUST.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { serverAudits } from 'graphql-http';
import { address, token } from './shop.mjs';

for (const [who, headers] of [
  ['somebody', { authorization: `Bearer ${await token('olga')}` }],
  // As a page of another origin must, who sends no credential proves that browsers were asked first: no GET is served without.
  ['nobody', { 'graphql-preflight': '1' }],
])
  describe(`GraphQL over HTTP, asked by ${who}`, () => {
    const audits = serverAudits({
      url: `${address}/graphql`,
      fetchFn: (url, init) => fetch(url, { ...init, headers: { ...init?.headers, ...headers } }),
    });
    it('is audited at all', () => assert.ok(audits.length > 50));
    for (const audit of audits)
      it(`${audit.id} ${audit.name}`, async () => {
        const { status, reason } = await audit.fn();
        assert.equal(status, 'ok', reason);
      });
  });
