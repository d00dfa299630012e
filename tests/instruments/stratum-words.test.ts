/** Kinds of items in Swedish: every word of every battery's strata has one. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listFormItems, parseBattery } from '~/instruments/battery';
import { nameStratum } from '~/instruments/stratum-words';

function listStrata(batteryId: string): string[] {
  const file = `app/instruments/batteries/${batteryId}/battery.json`;
  const { tasks } = parseBattery(JSON.parse(readFileSync(file, 'utf8')));
  return tasks.flatMap((task) =>
    [
      ...task.practice,
      ...(['A', 'B', 'C', 'D'] as const).flatMap((formId) => listFormItems(task, formId)),
    ].map(({ stratum }) => stratum),
  );
}

/** A level, a band, a shape, a spelling of one sound, or a number: the same in both languages. */
const LEFT_AS_IT_IS = /^(?:[LB]\d|[CV]+|ng|nk|sj|tj|\d+|block)$/;
const wordsOf = (name: string) => name.split(/[ ,]+/);

test.each(['arskurs-1', 'grund-1'])('no English word is left in the strata of %s', (batteryId) => {
  const strata = [...new Set(listStrata(batteryId))];
  expect(strata.length).toBeGreaterThan(10);
  const english = new Set(strata.flatMap(wordsOf).filter((word) => !LEFT_AS_IT_IS.test(word)));
  const left = strata
    .flatMap((name) => wordsOf(nameStratum(name, 'sv')))
    .filter((w) => english.has(w));
  expect([...new Set(left)]).toEqual([]);
  expect(strata.map((name) => nameStratum(name, 'en'))).toEqual(strata);
});

test('a stratum reads as Swedish', () => {
  expect(nameStratum('three sounds, continuant first', 'sv')).toBe(
    'tre ljud, ljud som kan hållas ut först',
  );
  expect(nameStratum('L6 CVCC doubled, made up', 'sv')).toBe('L6 CVCC dubbel konsonant, påhittat');
});
