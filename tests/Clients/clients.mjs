// Real clients against the running API: each asks, changes, follows, is refused, and loses its connection.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as apollo from './clients/apollo.mjs';
import * as sse from './clients/graphql-sse.mjs';
import * as ws from './clients/graphql-ws.mjs';
import * as urql from './clients/urql.mjs';
import { wire } from './cut.mjs';
import { address, draft, draftApproval, draftOf, rows, token } from './shop.mjs';

const clients = {
  'graphql-ws': ws.open,
  'graphql-sse, distinct connections': sse.distinct,
  'graphql-sse, single connection': sse.single,
  '@urql/core, subscriptions by WebSocket': urql.overSocket,
  '@urql/core, subscriptions by fetch': urql.overFetch,
  '@urql/core, queries by GET': urql.byGet,
  '@apollo/client': apollo.open,
};
const appended = `subscription ($after: String) {
  approvalHistoryAppended(after: $after) { cursor kind appended { id approvalId } }
}`;
const patience = { timeout: 60_000 };

for (const [name, open] of Object.entries(clients))
  describe(name, { concurrency: false }, () => {
    let agent, olga, line, asAgent, asOlga;
    before(async () => {
      [agent, olga, line] = [await token('agent-cx'), await token('olga'), await wire(address)];
      asAgent = open(line.address, agent);
      asOlga = open(line.address, olga);
    });
    after(async () => {
      asAgent.close();
      asOlga.close();
      await line.close();
    });

    it('answers a query', patience, async () => {
      const data = await asOlga.ask('query ($n: Int!) { viewer { actor } approvals(first: $n) { totalCount } }', { n: 1 });
      assert.equal(data.viewer.actor, 'olga');
    });

    it('carries out a mutation', patience, async () => {
      const { draftApproval: payload } = await asAgent.ask(draftApproval, { draft: draftOf(`By ${name}`) });
      assert.deepEqual(payload.errors, []);
      assert.equal(payload.approval.summary, `By ${name}`);
    });

    it('tells a subscriber what happens', patience, async () => {
      const heard = inbox();
      const stop = asOlga.subscribe(appended, {}, heard);
      assert.equal((await heard.first()).approvalHistoryAppended.kind, 'SNAPSHOT');
      const id = await draft(agent, 'Tell it');
      // What happened just before may still come first.
      for (let told; told !== id; ) {
        const { kind, appended: [row] } = (await heard.first()).approvalHistoryAppended;
        assert.equal(kind, 'CHANGED');
        told = row.approvalId;
      }
      stop();
    });

    it('says why it refuses', patience, async () => {
      await assert.rejects(asOlga.ask('query { nothing }'), { codes: ['INVALID_VALUE'] });
      await assert.rejects(asOlga.ask(draftApproval, { draft: {} }), ({ codes }) => codes[0] === 'INVALID_VALUE');
      const heard = inbox();
      asOlga.subscribe(appended, { after: 'nonsense' }, heard);
      await assert.rejects(heard.first(), { codes: ['CURSOR_UNAVAILABLE'] });
    });

    it('resumes behind its cursor: nothing is lost, nothing comes twice', patience, async () => {
      const heard = [];
      let wake = () => {};
      const until = async (count) => {
        while (heard.length < count) await new Promise((resolve) => (wake = resolve));
      };
      const begun = inbox();
      const stop = asOlga.follow(appended, 'approvalHistoryAppended', ({ approvalHistoryAppended: { kind, appended: more } }) => {
        if (kind === 'SNAPSHOT') begun.next(kind);
        heard.push(...more);
        wake();
      });
      await begun.first();
      const drafted = [];
      const happen = async (count) => {
        for (let i = 0; i < count; i++) drafted.push(await draft(agent, `Row ${drafted.length}`));
      };
      for (let round = 0; round < 3; round++) {
        await happen(2);
        await until(drafted.length);
        // The last of them may be on its way when the wire breaks.
        await happen(1);
        line.cut();
        await happen(3);
        line.mend();
        await happen(1);
        await until(drafted.length);
      }
      // One more, so that what came twice would have come before it.
      await happen(1);
      await until(drafted.length);
      stop();
      assert.deepEqual(heard.map((row) => row.approvalId), drafted);
      assert.deepEqual(heard.map((row) => row.id), (await rows(olga, drafted.length)).map((row) => row.id));
    });
  });

/** Keeps what comes until it is asked for. */
function inbox() {
  const kept = [];
  const waiting = [];
  const put = (item) => (waiting.length ? waiting.shift()(item) : kept.push(item));
  return {
    next: (data) => put(Promise.resolve(data)),
    failed: (error) => put({ error }),
    async first() {
      const item = kept.length ? kept.shift() : await new Promise((resolve) => waiting.push(resolve));
      if (item.error) throw item.error;
      return item;
    },
  };
}
