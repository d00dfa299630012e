/** The same asked twice, the second while the first is not yet done: what two presses of a button come to. */
import { expect } from 'vitest';
import { inScope, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { getClient } from '~/platform/database/client.server';

/** How many connections of this database wait for another one now. */
async function countWaiting(): Promise<number> {
  const rows = await getClient().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return rows[0]?.count ?? 0;
}

/** A promise and its key. */
function makeGate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** What both were answered. The first keeps its transaction open until the second waits for it. */
export async function bothAtOnce<Answer>(
  viewer: StaffViewer,
  ask: (db: ScopedDb<StaffViewer>) => Promise<Answer>,
): Promise<[Answer, Answer]> {
  const asked = makeGate();
  const release = makeGate();
  const first = inScope(viewer, async (db) => {
    const answer = await ask(db);
    asked.open();
    await release.opened;
    return answer;
  });
  await Promise.race([asked.opened, first]);
  const second = inScope(viewer, ask);
  const both = Promise.all([first, second]);
  try {
    await expect.poll(countWaiting).toBeGreaterThan(0);
  } finally {
    release.open();
  }
  return both;
}
