/** A server of its own for a test: the production build, a throw-away data folder, a free port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const START_LIMIT_MS = 240_000;

export type AppServer = {
  url: string;
  port: number;
  dataDir: string;
  process: ChildProcess;
  /** Everything printed so far. */
  output: () => string;
  /** End it without warning. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
};
type Options = {
  dataDir?: string;
  port?: number;
  env?: Record<string, string>;
  /** Where the server finds its build; the project itself when nothing is said. */
  folder?: string;
};

/** An empty data folder that the database's own user can enter too. */
export function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lasfyr-journey-'));
  chmodSync(folder, 0o755);
  return folder;
}

export async function startAppServer(options: Options = {}): Promise<AppServer> {
  const dataDir = options.dataDir ?? makeDataFolder();
  const port = options.port ?? (await findFreePort());
  const child = spawn(process.execPath, ['build/process/main.js'], {
    cwd: options.folder,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: '',
      DATABASE_OWNER_URL: '',
      DATABASE_DIRECT_URL: '',
      LASFYR_DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await waitForWelcome(() => output, child);
  return {
    url: `http://localhost:${port}`,
    port,
    dataDir,
    process: child,
    output: () => output,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function waitForWelcome(output: () => string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (!output().includes('Läsfyr is running on')) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`The server did not start:\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
