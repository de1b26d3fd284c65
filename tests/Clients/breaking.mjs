// What would break clients of the schema that landed before. As a program, it compares the committed schema with that one.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, findBreakingChanges } from 'graphql';

const schema = 'schema/graphql/schema.graphql';
const reasons = 'schema/graphql/breaking-changes.md';

/** Changes that break clients, as sentences, apart from those that the list names with a reason. */
export function broken(before, now, listed = '') {
  const meant = new Set([...listed.matchAll(/^- `([^`]+)` +\S.*$/gm)].map((line) => line[1]));
  return findBreakingChanges(buildSchema(before), buildSchema(now))
    .map((change) => change.description)
    .filter((change) => !meant.has(change));
}

/** The commit that landed last: where this one left the main branch, or the one before it on that branch. Null where git knows none. */
export function landed(git) {
  const [head, left] = [git('rev-parse', 'HEAD'), git('merge-base', 'HEAD', 'origin/main')];
  return left && left !== head ? left : git('rev-parse', '--verify', '--quiet', 'HEAD^');
}

/** What to say, and whether it is good. */
export function check(git, read) {
  const commit = landed(git);
  if (!commit) return { good: true, say: 'There is no earlier commit here to compare the schema with.' };
  const before = git('show', `${commit}:${schema}`);
  if (!before) return { good: true, say: `There was no schema in ${commit}.` };
  const found = broken(before, read(schema), read(reasons));
  return found.length === 0
    ? { good: true, say: `Nothing breaks clients of the schema in ${commit}.` }
    : {
        good: false,
        say: `Against ${commit}:\n${found.map((change) => `- ${change}`).join('\n')}\nDeprecate it instead, or name it in ${reasons}:\n- \`${found[0]}\` why nobody needs it any more`,
      };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const git = (...words) => {
    try {
      return execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      return null;
    }
  };
  const { good, say } = check(git, (path) => readFileSync(`${root}/${path}`, 'utf8'));
  console.log(say);
  process.exitCode = good ? 0 : 1;
}
