/** A network that breaks off every third batch of events and brings it late, and doubles another third. */
import type { Page, Request, Route } from '@playwright/test';

/** Later than the device's own next try, so that batches arrive out of order too. */
const LATE_MS = 1_500;
/** What the server reads of a device's request. */
const SIGNED_HEADERS = ['content-type', 'origin', 'x-lasfyr-device', 'x-lasfyr-signature'];

export type BadNetwork = {
  /** Batches in all that the device tried to send. */
  tried: () => number;
  /** The server's verdicts on what came late or twice. */
  repeatedVerdicts: () => Promise<string[]>;
};

async function sendAgain(request: Request): Promise<string[]> {
  const headers = await request.allHeaders();
  const signed = SIGNED_HEADERS.filter((name) => headers[name] !== undefined);
  const answer = await fetch(request.url(), {
    method: 'POST',
    headers: Object.fromEntries(signed.map((name) => [name, headers[name] ?? ''])),
    body: request.postData() ?? '',
  });
  if (!answer.ok) return [`status ${answer.status}`];
  const { verdicts } = (await answer.json()) as { verdicts: { verdict: string }[] };
  return verdicts.map(({ verdict }) => verdict);
}

function waitLate(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, LATE_MS));
}

/** From now on the device's events go through it. */
export async function makeNetworkBad(device: Page): Promise<BadNetwork> {
  const repeats: Promise<string[]>[] = [];
  let tried = 0;
  await device.route('**/api/device/events', async (route: Route) => {
    const request = route.request();
    tried += 1;
    if (tried % 3 === 1) {
      repeats.push(waitLate().then(() => sendAgain(request)));
      await route.abort();
      return;
    }
    if (tried % 3 === 2) repeats.push(sendAgain(request));
    await route.continue();
  });
  return {
    tried: () => tried,
    repeatedVerdicts: async () => (await Promise.all(repeats)).flat(),
  };
}
