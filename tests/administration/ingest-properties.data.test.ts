import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getClient } from '~/platform/database/client.server';
import {
  answer,
  makeAttempt,
  makeBatch,
  openTestSitting,
  pairTestDevice,
} from '../support/administration-factories';
import { useTestDatabase } from '../support/database';
import { postAs, type SigningDevice, sendEvents } from '../support/device-posts';
import { createWorld } from '../support/factories';

useTestDatabase();

async function makeClassroom() {
  const world = await createWorld(2);
  const sitting = await openTestSitting(world);
  const device = await pairTestDevice(world, sitting);
  const memberships = world.pupils.map(({ membership }) => membership.id);
  return { world, sitting, device, memberships, roundId: sitting.roundId };
}

/** What happens on the way to a slice of what was made. `from` and `size` wrap round its end. */
const fault = fc.record({
  kind: fc.constantFrom('sent', 'twice', 'reversed', 'truncated', 'foreign', 'spare', 'changed'),
  from: fc.nat({ max: 200 }),
  size: fc.integer({ min: 1, max: 25 }),
  cutAt: fc.nat({ max: 400 }),
});
type Fault = typeof fault extends fc.Arbitrary<infer Value> ? Value : never;

function sliceOf<Value>(all: readonly Value[], { from, size }: Fault): Value[] {
  const count = Math.min(size, all.length);
  return Array.from({ length: count }, (_, index) => all[(from + index) % all.length] as Value);
}

async function sendTruncated(device: SigningDevice, events: unknown[], cutAt: number) {
  const whole = JSON.stringify(makeBatch(events));
  const cut = whole.slice(0, Math.min(whole.length - 1, cutAt));
  expect((await postAs(device, 'events', cut)).status).toBe(400);
}

describe('whatever happens on the way', () => {
  it('the stored set is the made set', async () => {
    const home = await makeClassroom();
    const away = await makeClassroom();
    const spare = await pairTestDevice(home.world, home.sitting);
    const { roundId, device } = home;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 14 }),
        fc.array(fault, { minLength: 1, maxLength: 8 }),
        async (length, faults) => {
          const bodies = Array.from({ length }, (_, index) => answer(`item-${index}`, index));
          const made = home.memberships.map((membershipId) =>
            makeAttempt({ roundId, membershipId }, bodies),
          );
          const all = made.flatMap(({ events }) => events);
          const arrived = new Set<string>();
          for (const one of faults) {
            const part = sliceOf(all, one);
            if (one.kind === 'sent' || one.kind === 'twice') await sendEvents(device, part);
            if (one.kind === 'twice') await sendEvents(device, part);
            if (one.kind === 'reversed') await sendEvents(device, [...part].reverse());
            if (one.kind === 'truncated') await sendTruncated(device, part, one.cutAt);
            if (one.kind === 'foreign') await sendEvents(away.device, part);
            if (one.kind === 'spare') {
              const known = part.filter(({ id }) => arrived.has(id));
              if (known.length > 0) await sendEvents(spare, known);
            }
            if (one.kind === 'changed') {
              const known = part.filter(({ id }) => arrived.has(id));
              const other = known.map((event) => ({ ...event, elapsedMs: event.elapsedMs + 1 }));
              if (other.length > 0) await sendEvents(device, other);
            }
            if (['sent', 'twice', 'reversed'].includes(one.kind)) {
              for (const { id } of part) arrived.add(id);
            }
          }
          // What has not come yet comes at last, late and in two parts.
          const late = all.filter(({ id }) => !arrived.has(id)).reverse();
          const half = Math.ceil(late.length / 2);
          for (const part of [late.slice(0, half), late.slice(half)]) {
            if (part.length > 0) await sendEvents(device, part);
          }
          await expectStored(made);
        },
      ),
      { numRuns: 60, interruptAfterTimeLimit: 15_000 },
    );
    const strangers = await getClient().attempt.count({ where: { roundId: away.roundId } });
    expect(strangers).toBe(0);
  }, 60_000);
});

/** By content, not only by id: each event once, as it was made, and none beside. */
async function expectStored(made: readonly ReturnType<typeof makeAttempt>[]): Promise<void> {
  for (const { attemptId, events } of made) {
    const rows = await getClient().attemptEvent.findMany({
      where: { attemptId },
      orderBy: { sequence: 'asc' },
    });
    const stored = rows.map(({ id, sequence, elapsedMs, body }) => ({
      id,
      sequence,
      elapsedMs,
      body,
    }));
    const expected = events.map(({ id, sequence, elapsedMs, body }) => ({
      id,
      sequence,
      elapsedMs,
      body,
    }));
    expect(stored).toEqual(expected);
  }
}
