// Starts the API with a database of its own, runs the audits and the clients against it, and stops it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { start } from './api.mjs';

const api = await start();
try {
  const files = ['audits.mjs', 'breaking-changes.mjs', 'clients.mjs', 'example.mjs'];
  const tests = spawn(process.execPath, ['--test', '--test-reporter=spec', ...files], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, HOTDASH_ADDRESS: api.address },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => tests.kill(signal));
  const [code] = await once(tests, 'exit');
  process.exitCode = code ?? 1;
  if (code !== 0) console.error(`The API said last:\n${api.said().slice(-4_000)}`);
} finally {
  await api.stop();
}
