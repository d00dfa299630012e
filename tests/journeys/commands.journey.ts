/** Starting, stopping and being stopped: what the one who runs the installation meets. */
import { execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { makeDataFolder, startAppServer } from '../support/app-server';
import { ask } from './support/database';
import {
  copyDemonstration,
  endKeepingData,
  startDemonstration,
  waitForDatabaseEnd,
} from './support/demonstration';
import { expect, test } from './support/fixtures';

type Ending = { code: number | null; output: string };

/** Run the server until it ends by itself. */
function runUntilEnd(env: Record<string, string>, words: string[] = []): Promise<Ending> {
  const child = spawn(process.execPath, ['build/process/main.js', ...words], {
    env: { ...process.env, DATABASE_URL: '', NODE_ENV: 'production', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, output })));
}

function countProcesses(dataDir: string): number {
  const all = execFileSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' });
  return all.split('\n').filter((line) => line.includes(dataDir) && !line.startsWith('Z')).length;
}

test('a wrong environment gives a line for each mistake and starts nothing', async () => {
  const dataDir = makeDataFolder();
  const { code, output } = await runUntilEnd({
    LASFYR_DATA_DIR: dataDir,
    PORT: 'many',
    HOST: '0.0.0.0',
    LOG_LEVEL: 'loud',
  });
  expect(code).toBe(1);
  const lines = output.trim().split('\n');
  expect(lines.map((line) => line.split(':')[0])).toEqual(['PORT', 'LOG_LEVEL']);
  expect(countProcesses(dataDir)).toBe(0);
  rmSync(dataDir, { recursive: true, force: true });
});

test('a nearly full disk is one clear line', async () => {
  const dataDir = makeDataFolder();
  const { code, output } = await runUntilEnd({
    LASFYR_DATA_DIR: dataDir,
    LASFYR_MIN_FREE_MB: '100000000',
  });
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(output).toMatch(/^The disk that holds .* is nearly full\./);
  rmSync(dataDir, { recursive: true, force: true });
});

test('a taken port is one clear line, and the other program goes on', async () => {
  const first = await startDemonstration();
  const dataDir = await copyDemonstration();
  const { code, output } = await runUntilEnd({
    LASFYR_DATA_DIR: dataDir,
    PORT: String(first.port),
  });
  expect(code).toBe(1);
  expect(output.trim()).toBe(
    `Port ${first.port} is taken by another program. Stop it, or start with another: PORT=3001 npm start`,
  );
  await waitForDatabaseEnd(dataDir);
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
  await first.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

for (const mode of ['pilot', 'skarp']) {
  test(`mode ${mode} is refused with the list of what is missing`, async () => {
    const dataDir = await copyDemonstration();
    const { code, output } = await runUntilEnd({ LASFYR_DATA_DIR: dataDir, LASFYR_MODE: mode });
    expect(code).toBe(1);
    expect(output).toContain(`LASFYR_MODE=${mode} is refused. Missing:`);
    expect(output.match(/^ {2}- /gm)).toHaveLength(8);
    await waitForDatabaseEnd(dataDir);
    expect(countProcesses(dataDir)).toBe(0);
    rmSync(dataDir, { recursive: true, force: true });
  });
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} ends every process, and a second start keeps the data`, async () => {
    const first = await startDemonstration();
    const count = 'SELECT count(*)::int AS n FROM "AttemptEvent"';
    const [before] = await ask<{ n: number }>(first.dataDir, count);
    expect(before?.n).toBeGreaterThan(1_000);
    await endKeepingData(first, signal);
    expect(first.process.exitCode).toBe(0);
    expect(countProcesses(first.dataDir)).toBe(0);
    const second = await startAppServer({ dataDir: first.dataDir });
    expect(await ask(second.dataDir, count)).toEqual([before]);
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
    await second.stop();
    expect(countProcesses(first.dataDir)).toBe(0);
  });
}

for (const signal of ['SIGKILL', 'SIGINT'] as const) {
  test(`a first load cut off by ${signal} is begun anew at the next start`, async () => {
    test.setTimeout(180_000);
    const dataDir = makeDataFolder();
    const child = spawn(process.execPath, ['build/process/main.js'], {
      env: {
        ...process.env,
        DATABASE_URL: '',
        NODE_ENV: 'production',
        LOG_LEVEL: 'silent',
        LASFYR_DATA_DIR: dataDir,
        LASFYR_DEMONSTRATION: 'small',
        PORT: '0',
      },
      stdio: 'ignore',
    });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    await expect
      .poll(() => countEvents(dataDir), { timeout: 60_000, intervals: [100] })
      .toBeGreaterThan(100);
    child.kill(signal);
    await ended;
    await waitForDatabaseEnd(dataDir);
    expect(child.exitCode).toBe(signal === 'SIGINT' ? 0 : null);
    expect(countProcesses(dataDir)).toBe(0);
    const server = await startAppServer({ dataDir, env: { LASFYR_DEMONSTRATION: 'small' } });
    const [made] = await ask<{ municipalities: number; rounds: number }>(
      dataDir,
      `SELECT (SELECT count(*)::int FROM "Municipality") AS municipalities,
            (SELECT count(*)::int FROM "Round") AS rounds`,
    );
    expect(made).toEqual({ municipalities: 1, rounds: 4 });
    await server.stop();
  });
}

async function countEvents(dataDir: string): Promise<number> {
  try {
    const [row] = await ask<{ n: number }>(
      dataDir,
      'SELECT count(*)::int AS n FROM "AttemptEvent"',
    );
    return row?.n ?? 0;
  } catch {
    return 0;
  }
}

test('the command line gives JSON on success and one line on bad input', async () => {
  const good = await runUntilEnd({}, ['help']);
  expect(good.code).toBe(0);
  expect(good.output).toContain('lasfyr level');
  for (const words of [
    ['level'],
    ['nonsense'],
    ['level', '--policy', 'none', '--window', 'winter', '--results', 'nowhere.json'],
  ]) {
    const bad = await runUntilEnd({}, words);
    expect(bad.code).toBe(2);
    expect(bad.output.trim().split('\n')).toHaveLength(1);
    expect(bad.output).toMatch(/^lasfyr: /);
  }
});
