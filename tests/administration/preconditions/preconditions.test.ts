import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isBlockingByDefault,
  isTold,
  listBlocking,
  makeChecklist,
  OWNER_ROLES,
  PRECONDITIONS,
  type PreconditionFacts,
} from '~/administration/preconditions/preconditions';

const READY: PreconditionFacts = {
  synthetic: false,
  pupils: 24,
  roles: ['teacher', 'special-educator'],
  hasPractised: true,
  told: PRECONDITIONS.filter(isTold).map((item) => ({
    markId: item,
    item,
    by: 'Ada Berg',
    day: '2026-11-23',
  })),
  rules: new Map(),
  owners: { teacher: ['Ada Berg'], administrator: ['Bo Ek'] },
};
const blocking = (facts: Partial<PreconditionFacts>) =>
  listBlocking(makeChecklist({ ...READY, ...facts })).map(({ item }) => item);

describe('what a round waits for', () => {
  it.each([
    ['everything in place', {}, []],
    ['nobody in the class', { pupils: 0 }, ['class-list']],
    ['nothing said', { told: [] }, ['guardian-information', 'agreement']],
    ['nothing said, invented pupils', { told: [], synthetic: true }, []],
    ['nobody in the class, invented pupils', { pupils: 0, synthetic: true }, ['class-list']],
    ['nobody has practised', { hasPractised: false }, []],
    [
      'nobody has practised, and rounds wait for that',
      { hasPractised: false, rules: new Map([['practice', true]]) },
      ['practice'],
    ],
    [
      'no special educator, and rounds wait for the adults',
      { roles: ['teacher' as const], rules: new Map([['staff', true]]) },
      ['staff'],
    ],
    [
      'nothing said, and rounds no longer wait for the agreement',
      { told: [], rules: new Map([['agreement', false]]) },
      ['guardian-information'],
    ],
  ])('%s', (_what, facts, lacking) => {
    expect(blocking(facts)).toEqual(lacking);
  });

  it('tells of each who answers for it, and who said so when', () => {
    const items = makeChecklist({ ...READY, told: READY.told.slice(0, 1) });
    expect(items.map(({ item }) => item)).toEqual([...PRECONDITIONS]);
    expect(items.find(({ item }) => item === 'devices')).toEqual({
      item: 'devices',
      isMet: true,
      isBlocking: false,
      ownerRole: 'teacher',
      owners: ['Ada Berg'],
      told: { markId: 'devices', by: 'Ada Berg', day: '2026-11-23' },
    });
    expect(items.find(({ item }) => item === 'agreement')).toMatchObject({
      isMet: false,
      isBlocking: true,
      owners: ['Bo Ek'],
      told: null,
    });
  });

  it('is never more for invented pupils, and never what is met', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.nat({ max: 3 }),
        fc.boolean(),
        fc.subarray([...READY.told]),
        fc.subarray([...PRECONDITIONS]),
        (synthetic, pupils, hasPractised, told, waitsFor) => {
          const facts = {
            ...READY,
            synthetic,
            pupils,
            hasPractised,
            told,
            rules: new Map(waitsFor.map((item): [string, boolean] => [item, true])),
          };
          const items = makeChecklist(facts);
          for (const own of listBlocking(items)) {
            expect(own.isMet).toBe(false);
            expect(own.ownerRole).toBe(OWNER_ROLES[own.item]);
          }
          const invented = blocking({ ...facts, synthetic: true });
          expect(
            invented.every((item) => blocking({ ...facts, synthetic: false }).includes(item)),
          ).toBe(true);
        },
      ),
    );
  });

  it('waits for what the law asks only where pupils are real', () => {
    const items = PRECONDITIONS.filter((item) => isBlockingByDefault(item, { synthetic: false }));
    expect(items).toEqual(['class-list', 'guardian-information', 'agreement']);
    expect(PRECONDITIONS.filter((item) => isBlockingByDefault(item, { synthetic: true }))).toEqual([
      'class-list',
    ]);
  });
});
