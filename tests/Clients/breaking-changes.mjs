// The check of the schema finds what breaks clients, and nothing else.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { broken, check, landed } from './breaking.mjs';

const before = 'type Query { approval(id: ID!): Approval } type Approval { id: ID! summary: String! } enum Role { VIEWER ADMIN }';
const without = before.replace(' summary: String!', '');

describe('the check of the schema', () => {
  for (const [what, now, found] of [
    ['a removed field', without, 'Approval.summary was removed.'],
    ['a removed value', before.replace(' ADMIN', ''), 'ADMIN was removed from enum type Role.'],
    ['an answer that may be null now', before.replace('summary: String!', 'summary: String'), 'Approval.summary changed type from String! to String.'],
    ['an argument that is needed now', before.replace('id: ID!)', 'id: ID!, shop: ID!)'), 'A required arg shop on Query.approval was added.'],
  ])
    it(`finds ${what}`, () => assert.deepEqual(broken(before, now), [found]));

  it('lets fields, arguments and words come', () =>
    assert.deepEqual(broken(before, `${before.replace('id: ID!)', 'id: ID!, asOf: String)').replace('summary', '"One line." summary')} type More { id: ID! }`), []));

  it('passes what is listed with a reason, and not without one', () => {
    assert.deepEqual(broken(before, without, '- `Approval.summary was removed.` Nobody read it.'), []);
    assert.equal(broken(before, without, '- `Approval.summary was removed.`').length, 1);
    assert.equal(broken(before, without, '- `Approval.id was removed.` Nobody read it.').length, 1);
  });

  it('fails with what to do', () => {
    const { good, say } = check(repository({ 'rev-parse HEAD': 'b', 'rev-parse --verify --quiet HEAD^': 'a', 'show a:schema/graphql/schema.graphql': before }), (path) =>
      path.endsWith('.md') ? '' : without,
    );
    assert.equal(good, false);
    assert.match(say, /Approval\.summary was removed\.[^]*breaking-changes\.md/);
  });

  it('compares a branch with where it left the main one, and that one with its commit before', () => {
    const history = { 'rev-parse HEAD': 'c', 'rev-parse --verify --quiet HEAD^': 'b' };
    assert.equal(landed(repository({ ...history, 'merge-base HEAD origin/main': 'a' })), 'a');
    assert.equal(landed(repository({ ...history, 'merge-base HEAD origin/main': 'c' })), 'b');
    assert.equal(landed(repository(history)), 'b');
  });

  it('passes where there is no history, and says so', () => {
    const { good, say } = check(repository({ 'rev-parse HEAD': 'a' }), () => without);
    assert.equal(good, true);
    assert.match(say, /no earlier commit/);
  });
});

/** Answers as git does in such a repository; null where git fails. */
function repository(answers) {
  return (...words) => answers[words.join(' ')] ?? null;
}
