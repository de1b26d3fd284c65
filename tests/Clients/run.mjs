// Starts the API with a database of its own, runs the audits and the clients against it, and stops it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { start } from './api.mjs';

const api = await start();
try {
  const tests = spawn(
    process.execPath,
    ['--test', '--test-reporter=spec', 'audits.mjs', 'clients.mjs'],
    { cwd: import.meta.dirname ?? new URL('.', import.meta.url).pathname, stdio: 'inherit', env: { ...process.env, HOTDASH_ADDRESS: api.address } },
  );
  const [code] = await once(tests, 'exit');
  if (code !== 0) console.error(api.said());
  process.exitCode = code ?? 1;
} finally {
  await api.stop();
}
