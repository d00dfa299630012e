/**
 * Requests that arrive as people do: at random moments (Poisson) at a mean rate, whether or not earlier ones
 * have been answered. A server that falls behind is seen to fall behind.
 */
import { makeRandom } from '~/demonstration/seeded-random';
import { quantile } from './spread';

export interface AskedPage {
  name: string;
  path: string;
  cookie: string;
  /** How often it is asked for beside the others. */
  weight: number;
}

export interface PageTimes {
  name: string;
  /** Milliseconds from the moment of arrival until the last byte. */
  times: number[];
  failures: number;
}

/** @param rate requests a second */
export async function askOpenly(
  url: string,
  pages: readonly AskedPage[],
  { rate, seconds, seed }: { rate: number; seconds: number; seed: number },
): Promise<PageTimes[]> {
  const random = makeRandom(seed);
  const found = new Map(
    pages.map(({ name }) => [name, { name, times: [], failures: 0 } as PageTimes]),
  );
  const asked: Promise<void>[] = [];
  const began = performance.now();
  let dueMs = 0;
  for (;;) {
    dueMs += (-Math.log(1 - random()) * 1_000) / rate;
    if (dueMs > seconds * 1_000) break;
    const page = choosePage(pages, random());
    await sleepUntil(began + dueMs);
    asked.push(askOne(url, page, began + dueMs, found.get(page.name)!));
  }
  await Promise.all(asked);
  return [...found.values()];
}

function choosePage(pages: readonly AskedPage[], drawn: number): AskedPage {
  const total = pages.reduce((sum, { weight }) => sum + weight, 0);
  let left = drawn * total;
  for (const page of pages) {
    left -= page.weight;
    if (left < 0) return page;
  }
  return pages[0]!;
}

async function sleepUntil(moment: number): Promise<void> {
  const wait = moment - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
}

async function askOne(
  url: string,
  { path, cookie }: AskedPage,
  arrived: number,
  found: PageTimes,
): Promise<void> {
  const answer = await fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' });
  await answer.arrayBuffer();
  found.times.push(performance.now() - arrived);
  if (answer.status !== 200) found.failures += 1;
}

/** p50, p95 and p99 of the times, whole milliseconds. */
export function describeTimes({ times }: PageTimes): { p50: number; p95: number; p99: number } {
  const at = (share: number) => Math.round(quantile(times, share));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
