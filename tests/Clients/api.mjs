// The real API in a process of its own, in Development, on a free port, with a private cluster in a folder of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../src/Api', import.meta.url));
const configuration = process.env.CONFIGURATION ?? 'Release';
const patience = 180_000;

export async function start() {
  const folder = await mkdtemp(join(tmpdir(), 'hotdash-clients-'));
  // PostgreSQL may run as another user, who must be able to get there.
  await chmod(folder, 0o755);
  const child = spawn(
    'dotnet',
    [
      join(project, 'bin', configuration, 'net10.0', 'HotDash.Api.dll'),
      '--urls=http://127.0.0.1:0',
      '--environment=Development',
      `--HotDash:Postgres:Directory=${join(folder, 'postgres')}`,
      '--HotDash:Simulation:Enabled=false',
    ],
    { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const address = await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`The API did not start:\n${said}`)), patience);
      const hear = (text) => {
        said += text;
        const found = /(http:\/\/127\.0\.0\.1:\d+)\/graphql/.exec(said);
        if (!found) return;
        clearTimeout(timer);
        resolve(found[1]);
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      exited.then(() => reject(new Error(`The API ended:\n${said}`)));
    });
    return { address, stop, said: () => said };
  } catch (failure) {
    await stop();
    throw failure;
  }
}
