/** A small client of WebKit's own driver: the few commands of the WebDriver standard that a smoke run needs. */
import { type ChildProcess, spawn } from 'node:child_process';

/** How the standard names an element in JSON. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const START_LIMIT_MS = 20_000;

export type DrivenBrowser = {
  open: (address: string) => Promise<void>;
  /** Runs the body of a function in the page; a promise that it returns is waited for. */
  run: <Value>(body: string, ...given: unknown[]) => Promise<Value>;
  /** Presses what the selector finds first, with the browser's own pointer. */
  press: (selector: string) => Promise<void>;
  /** What browser it says it is. */
  told: { browserName: string; browserVersion: string };
  stop: () => Promise<void>;
};

async function command<Value>(address: string, payload?: unknown): Promise<Value> {
  const body = payload === undefined ? null : JSON.stringify(payload);
  const answer = await fetch(address, { method: body === null ? 'DELETE' : 'POST', body });
  const { value } = (await answer.json()) as { value: Value & { message?: string } };
  if (!answer.ok) throw new Error(`the driver says: ${value?.message ?? answer.status}`);
  return value;
}

async function waitForDriver(url: string, driver: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const isReady = await fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    if (driver.exitCode !== null || Date.now() > deadline) throw new Error('no driver answers');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

type Session = {
  sessionId: string;
  capabilities: { browserName: string; browserVersion: string };
};

/** @param programs paths of the driver and of the browser that it drives @throws when none starts */
export async function driveWebKit(
  programs: { driver: string; browser: string },
  port: number,
): Promise<DrivenBrowser> {
  const driver = spawn(programs.driver, [`--port=${port}`], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await waitForDriver(url, driver);
  const options = { binary: programs.browser, args: ['--automation'] };
  const wish = { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } };
  const { sessionId, capabilities } = await command<Session>(`${url}/session`, wish);
  const session = `${url}/session/${sessionId}`;
  await command(`${session}/timeouts`, { script: 30_000, pageLoad: 60_000 });
  return {
    told: capabilities,
    async open(address) {
      await command(`${session}/url`, { url: address });
    },
    run: (body, ...given) => {
      const script = `const done = arguments[arguments.length - 1];
        (async (...given) => { ${body} })(...arguments).then(done, (failure) => done(String(failure)));`;
      return command(`${session}/execute/async`, { script, args: given });
    },
    async press(selector) {
      const wanted = { using: 'css selector', value: selector };
      const found = await command<Record<string, string>>(`${session}/element`, wanted);
      await command(`${session}/element/${found[ELEMENT]}/click`, {});
    },
    async stop() {
      await command(session).catch(() => undefined);
      driver.kill('SIGTERM');
    },
  };
}
