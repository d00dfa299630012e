import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellShare } from '~/outcomes/examples/card-figures';
import { compareThing, type Here } from '~/outcomes/packages/compare-things';
import {
  bandOf,
  isTold,
  municipalityFiguresSchema,
} from '~/outcomes/packages/municipality-figures';
import {
  type PackageContent,
  type PackageThing,
  readPackage,
  writeCanonical,
  writePackage,
} from '~/outcomes/packages/package-format';
import { MOST_PACKAGE_BYTES } from '~/outcomes/packages/package-size';
import { getPolicy } from '~/scoring/policy-shelf';
import { COMMON_TEMPLATES } from '~/support/paper/letter-words';

const sha256Hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readPackage(bytesOf(text), sha256Hex);
const HASH = 'a'.repeat(64);
const share = tellShare(9, 14);

const CARD: Extract<PackageThing, { kind: 'card' }> = {
  kind: 'card',
  content: {
    title: 'Ljuda på mattan',
    needs: ['blending'],
    classSize: '21-25',
    window: 'winter',
    setting: 'Fyra i taget.',
    description: 'Bygg ord.',
    materials: '',
    minutes: 15,
    timesAWeek: 4,
    weeks: 6,
    experience: '',
  },
  figures: { countedOn: '2026-11-23', dose: null, onTheWay: share, faster: share },
};
const FIGURES: Extract<PackageThing, { kind: 'figures' }> = {
  kind: 'figures',
  figures: {
    source: HASH,
    startYear: 2026,
    window: 'autumn',
    size: 'small',
    shares: [{ id: 'needs-follow-up', count: 31, base: 120 }],
  },
};
const LETTER: PackageThing = { kind: 'letter', language: 'sv', text: COMMON_TEMPLATES.sv };
const CONTENT: PackageContent = {
  madeOn: '2026-11-23',
  synthetic: false,
  things: [
    { kind: 'battery', batteryId: 'grund-1', version: 1, sha256: HASH },
    { kind: 'policy', policy: getPolicy('grund-1') },
    LETTER,
    CARD,
    FIGURES,
  ],
};
const SMALL: PackageContent = { ...CONTENT, things: [CARD, FIGURES] };

describe('a package', () => {
  it('is read as it was written', () => {
    const answer = read(writePackage(CONTENT, sha256Hex));
    expect(answer).toMatchObject({ ok: true, content: CONTENT });
  });

  it('has the same checksum however the file is laid out', () => {
    const packed = JSON.parse(writePackage(CONTENT, sha256Hex)) as unknown;
    expect(read(JSON.stringify(packed, null, 2))).toMatchObject({ ok: true, content: CONTENT });
  });

  it('with any byte changed for another is refused', () => {
    const file = bytesOf(writePackage(SMALL, sha256Hex));
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Uint8Array.from(file);
        changed[at] = (changed[at]! + by) % 256;
        expect(readPackage(changed, sha256Hex).ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('that is cut off anywhere is refused', () => {
    const file = bytesOf(writePackage(SMALL, sha256Hex));
    for (let length = 0; length < file.length; length += 7) {
      expect(readPackage(file.slice(0, length), sha256Hex).ok).toBe(false);
    }
  });

  it.each([
    ['nothing', '', 'not-a-package'],
    ['other JSON', '{"a":1}', 'not-a-package'],
    ['no JSON', 'hej', 'not-a-package'],
    [
      'a newer format',
      writePackage(SMALL, sha256Hex).replace('"version":1}', '"version":2}'),
      'newer-format',
    ],
    [
      'another number',
      writePackage(SMALL, sha256Hex).replace('"count":31', '"count":32'),
      'wrong-checksum',
    ],
  ])('%s is refused', (_what, text, problem) => {
    expect(read(text)).toEqual({ ok: false, problem });
  });

  it('too large is refused before it is read', () => {
    const file = new Uint8Array(MOST_PACKAGE_BYTES + 1);
    expect(readPackage(file, sha256Hex)).toEqual({ ok: false, problem: 'too-large' });
  });

  it('with the right checksum and the wrong content is refused', () => {
    const wrong = (things: unknown[]) => {
      const content = { ...SMALL, things } as PackageContent;
      return read(writePackage(content, sha256Hex));
    };
    const few = { ...FIGURES.figures, shares: [{ id: 'needs-follow-up', count: 3, base: 120 }] };
    for (const things of [
      [],
      [{ kind: 'year-wheel' }],
      [{ ...CARD, pupil: 'Elsa' }],
      [{ ...FIGURES, figures: few }],
      Array.from({ length: 501 }, () => CARD),
    ]) {
      expect(wrong(things)).toEqual({ ok: false, problem: 'bad-content' });
    }
  });
});

describe('a package that cannot be kept', () => {
  it('nested deeper than can be followed is refused', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const file = `{"content":${deep},"format":"lasfyr-package","sha256":"${HASH}","version":1}`;
    expect(read(file)).toEqual({ ok: false, problem: 'bad-content' });
  });

  it.each([
    ['a zero character', 'a\u0000b'],
    ['half a surrogate pair', 'a\ud83eb'],
  ])('with %s in a text is refused', (_what, text) => {
    const file = (title: string) =>
      writePackage(
        { ...CONTENT, things: [{ ...CARD, content: { ...CARD.content, title } }] },
        sha256Hex,
      );
    expect(read(file('a\u{1f98a}b')).ok).toBe(true);
    expect(read(file(text))).toEqual({ ok: false, problem: 'bad-content' });
  });
});

it('canonical JSON says the same in the same way, whatever the order of keys', () => {
  expect(writeCanonical({ b: [1, { d: 'å', c: null }], a: undefined })).toBe(
    '{"b":[1,{"c":null,"d":"å"}]}',
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = writeCanonical(value);
      expect(writeCanonical(JSON.parse(text))).toBe(text);
    }),
  );
});

describe('figures that leave a municipality', () => {
  it.each([
    [{ count: 31, base: 120 }, true],
    [{ count: 0, base: 30 }, true],
    [{ count: 30, base: 30 }, true],
    [{ count: 10, base: 29 }, false],
    [{ count: 4, base: 200 }, false],
    [{ count: 197, base: 200 }, false],
    [{ count: 31, base: 30 }, false],
  ])('%j: %s', (one, expected) => {
    expect(isTold(one)).toBe(expected);
    const figures = { ...FIGURES.figures, shares: [{ id: 'with-level', ...one }] };
    expect(municipalityFiguresSchema.safeParse(figures).success).toBe(expected);
  });

  it('are of a size band', () => {
    expect([24, 25, 49, 50].map((pupils) => bandOf('school', pupils))).toEqual([
      'small',
      'middle',
      'middle',
      'large',
    ]);
    expect([149, 150, 600].map((pupils) => bandOf('municipality', pupils))).toEqual([
      'small',
      'middle',
      'large',
    ]);
  });
});

describe('what a thing becomes here', () => {
  const hashOf = (value: unknown) => sha256Hex(bytesOf(writeCanonical(value)));
  const here: Here = {
    batteries: new Map([['grund-1 1', HASH]]),
    batteryIds: new Set(['grund-1']),
    policyIds: new Set(['grund-1']),
    policies: new Set(),
    letters: { sv: 'Andra ord', en: '' },
    mayWriteLetters: true,
    cards: new Set(),
    figures: new Set(),
    figurePlaces: new Set(),
    ownSource: 'b'.repeat(64),
    isSynthetic: false,
  };
  const judge = (thing: PackageThing, own: Partial<Here> = {}, isSynthetic = false) =>
    compareThing(thing, { ...here, ...own }, { isSynthetic, hashOf });
  const [battery, policy] = CONTENT.things as [PackageThing, PackageThing];
  const { version: _version, status: _status, ...plain } = getPolicy('grund-1');

  it.each<[string, ReturnType<typeof judge>, ReturnType<typeof judge>]>([
    ['a battery that is here', judge(battery), { state: 'same' }],
    [
      'another of that name',
      judge(battery, { batteries: new Map([['grund-1 1', 'c'.repeat(64)]]) }),
      { state: 'conflict', reason: 'other-battery' },
    ],
    [
      'a battery that is not',
      judge(battery, { batteries: new Map() }),
      { state: 'conflict', reason: 'no-battery' },
    ],
    ['a new policy', judge(policy), { state: 'new' }],
    ['the same policy', judge(policy, { policies: new Set([hashOf(plain)]) }), { state: 'same' }],
    [
      'a policy of nothing here',
      judge(policy, { policyIds: new Set() }),
      { state: 'conflict', reason: 'unknown-policy' },
    ],
    [
      'a policy whose battery is not here',
      judge(policy, { batteryIds: new Set() }),
      { state: 'conflict', reason: 'no-battery' },
    ],
    ['other words', judge(LETTER), { state: 'changed' }],
    [
      'other words, to who may not change them',
      judge(LETTER, { mayWriteLetters: false }),
      { state: 'conflict', reason: 'not-yours' },
    ],
    [
      'the same words',
      judge(LETTER, { letters: { sv: COMMON_TEMPLATES.sv, en: '' } }),
      { state: 'same' },
    ],
    ['a new card', judge(CARD), { state: 'new' }],
    ['new figures', judge(FIGURES), { state: 'new' }],
    [
      'newer figures of one giver',
      judge(FIGURES, { figurePlaces: new Set([`${HASH} 2026 autumn`]) }),
      { state: 'changed' },
    ],
    [
      'own figures',
      judge(FIGURES, { ownSource: HASH }),
      { state: 'conflict', reason: 'own-figures' },
    ],
    [
      'made-up figures among real ones',
      judge(FIGURES, {}, true),
      { state: 'conflict', reason: 'synthetic-differs' },
    ],
  ])('%s', (_what, verdict, expected) => {
    expect(verdict).toEqual(expected);
  });
});
