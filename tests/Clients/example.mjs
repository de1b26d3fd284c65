// The example of a client, compiled and run as its reader would, over a wire that can be cut.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gql } from '@apollo/client';
import { wire } from './cut.mjs';
import { address, ask, draftOf, token } from './shop.mjs';

const example = fileURLToPath(new URL('../../examples/client', import.meta.url));
const patience = { timeout: 120_000 };

describe('the example of a client', { concurrency: false }, () => {
  let agent, mina, line, client;
  before(async () => {
    [agent, mina, line] = [await token('agent-growth'), await token('mina'), await wire(address)];
  });
  after(async () => {
    client?.end();
    await line.close();
  });

  it('compiles against the schema and the operations', patience, async () => {
    const build = run('npm', ['run', 'build']);
    assert.deepEqual(await build.ended, [0, null], build.said());
  });

  it('lists what waits and shows it', patience, async () => {
    await submit(agent, 'Tag the boots');
    client = run(process.execPath, ['dist/main.js'], { HOTDASH_ADDRESS: line.address });
    await client.says(/history: live/);
    await client.says(/1\. PENDING_REVIEW NORMAL Tag the boots/, { anywhere: true });
    client.hears('1');
    await client.says(/shown: Tag the boots[^]*because: Winter comes[^]*you may: APPROVE[^]*product\.tag \{.*\}/);
    await client.says(/shown: PENDING_REVIEW/);
  });

  it('shows a decision at once, and takes it back when no answer comes', patience, async () => {
    line.cut();
    client.hears('approve');
    await client.says(/shown: APPROVED[^]*shown: PENDING_REVIEW/);
    await client.says(/failed: /);
  });

  it('hears behind its cursor what happened while it was away', patience, async () => {
    const missed = await submit(agent, 'Tag the scarves');
    line.mend();
    await client.says(new RegExp(`history: SUBMITTED by agent-growth, ${missed}`));
    await client.says(/queue: \d+\n.*Tag the boots\n.*Tag the scarves/, { anywhere: true });
  });

  it('decides', patience, async () => {
    client.hears('approve');
    await client.says(/shown: APPROVED[^]*approved/);
    await client.says(/history: APPROVED by olga/, { anywhere: true });
    await client.says(/queue: \d+\n.*1\. .*Tag the scarves/, { anywhere: true });
  });

  it('approves nothing but what was shown, and shows what it is now', patience, async () => {
    client.hears('1');
    await client.says(/shown: Tag the scarves[^]*"winter"[^]*shown: PENDING_REVIEW/);
    await onTheOnly(mina, 'editApproval', 'EditApprovalInput', {
      actions: [{ tool: 'product.tag', arguments: { product: 'p-1', tags: ['sale'] } }],
    });
    client.hears('approve');
    await client.says(/shown: APPROVED[^]*shown: PENDING_REVIEW/);
    await client.says(/refused: VERSION_CONFLICT: .+ It is at revision 2 now\. .+\./, { anywhere: true });
    client.hears('1');
    await client.says(/shown: Tag the scarves[^]*product\.tag .*\n/);
    assert.match(client.said(), /"sale"/);
  });

  it('says who was faster, and shows how things stand', patience, async () => {
    await onTheOnly(mina, 'reject', 'RejectInput', { reasonCode: 'NOT_NEEDED', reason: 'There are none left.' });
    client.hears('approve');
    await client.says(/shown: APPROVED[^]*shown: REJECTED/);
    await client.says(/refused: ALREADY_DECIDED: .+ REJECTED by mina\. .+\./, { anywhere: true });
  });

  it('was told nothing twice when it ends with its input', patience, async () => {
    client.end();
    assert.deepEqual(await client.ended, [0, null]);
    const told = client.said().split('\n').filter((text) => text.startsWith('history: '));
    assert.ok(told.length > 4);
    assert.deepEqual(told, [...new Set(told)]);
  });

  it('takes the present state where it cannot resume', patience, async () => {
    const { connect } = await import('../../examples/client/dist/connect.js');
    const { ApprovalQueueChangedDocument } = await import('../../examples/client/dist/generated.js');
    const { client: own, close } = await connect(address, 'olga');
    // The one goes by its hash, the other by its text.
    const text = gql('subscription Mine($after: String) { approvalQueueChanged(after: $after) { kind cursor complete } }');
    for (const query of [ApprovalQueueChangedDocument, text]) {
      const { data, error } = await new Promise((next, error) =>
        own.subscribe({ query, variables: { after: 'nonsense' } }).subscribe({ next, error }),
      );
      assert.equal(data?.approvalQueueChanged.kind, 'SNAPSHOT', error);
    }
    await close();
  });
});

async function submit(agent, summary) {
  const { submitApproval: { approval, errors } } = await ask(
    agent,
    'mutation ($d: ApprovalDraftInput!) { submitApproval(input: { draft: $d }) { approval { id } errors { code } } }',
    {
      d: {
        ...draftOf(summary),
        evidence: { whatChanges: 'The tag', whyNow: 'Winter comes' },
        impact: { expectedOutcome: 'More are found' },
        rollback: { steps: ['Take the tag off'] },
      },
    },
  );
  assert.deepEqual(errors, []);
  return approval.id;
}

/** A colleague does something to the only approval that waits. */
async function onTheOnly(person, mutation, type, input) {
  const { approvals } = await ask(person, '{ approvals(filter: {states: [PENDING_REVIEW]}) { nodes { id revision } } }');
  const [{ id, revision: expectedRevision }] = approvals.nodes;
  const { did } = await ask(
    person,
    `mutation ($input: ${type}!) { did: ${mutation}(input: $input) { errors { code message } } }`,
    { input: { id, expectedRevision, ...input } },
  );
  assert.deepEqual(did.errors, []);
}

/** A process of the example. What it says is awaited behind what was awaited last, or anywhere. */
function run(command, parameters, env) {
  const child = spawn(command, parameters, {
    cwd: example,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  let said = '';
  let read = 0;
  child.stdout.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = once(child, 'close');
  return {
    ended,
    said: () => said,
    hears: (text) => child.stdin.write(`${text}\n`),
    end: () => child.stdin.end(),
    async says(what, { anywhere = false } = {}) {
      for (;;) {
        const from = anywhere ? 0 : read;
        const found = what.exec(said.slice(from));
        if (found) {
          read = Math.max(read, from + found.index + found[0].length);
          return;
        }
        try {
          await once(child.stdout, 'data', { signal: AbortSignal.timeout(20_000) });
        } catch {
          assert.fail(`It did not say ${what}, but:\n${said}`);
        }
      }
    },
  };
}
