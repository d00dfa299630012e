import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SwedishSchoolTime } from '~/roster/swedish-school';
import { compareWithPeers, FEWEST_PEERS, type PeerScore } from '~/scoring/like-peers';

const peer = (
  score: number,
  swedishSubject = 'sva',
  swedishSchoolTime: SwedishSchoolTime = 'unknown',
): PeerScore => ({ score, swedishSubject, swedishSchoolTime });
const many = (count: number, ...of: Parameters<typeof peer>) =>
  Array.from({ length: count }, () => peer(...of));

describe('beside pupils in the same position', () => {
  test('the worked example: 3 lower, 1 equal, 10 higher of 14', () => {
    const others = [...many(3, 5), peer(8), ...many(10, 12), ...many(40, 1, 'sv')];
    expect(compareWithPeers(peer(8), others)).toEqual({
      kind: 'compared',
      same: 'subject',
      others: 14,
      lower: 3,
      tied: 1,
      higher: 10,
    });
  });

  test('under ten nothing is said, not even how many', () => {
    expect(compareWithPeers(peer(8), many(9, 5))).toEqual({ kind: 'too-few' });
    expect(compareWithPeers(peer(8), many(10, 5))).toMatchObject({ others: 10 });
  });

  test('as long in Swedish school when they are ten, else all of the subject', () => {
    const own = peer(8, 'sva', 1);
    const old = many(12, 20, 'sva', 'whole');
    expect(compareWithPeers(own, [...many(10, 5, 'sva', 1), ...old])).toMatchObject({
      same: 'subject-and-years',
      others: 10,
      lower: 10,
    });
    expect(compareWithPeers(own, [...many(9, 5, 'sva', 1), ...old])).toMatchObject({
      same: 'subject',
      others: 21,
      lower: 9,
      higher: 12,
    });
    expect(compareWithPeers(peer(8), many(30, 5))).toMatchObject({ same: 'subject' });
  });

  test('lower, equal and higher are all of the others; nobody of another subject counts', () => {
    const anyone = fc.record({
      score: fc.integer({ min: 0, max: 24 }),
      swedishSubject: fc.constantFrom('sv', 'sva'),
      swedishSchoolTime: fc.constantFrom<SwedishSchoolTime>(1, 2, 'whole', 'unknown'),
    });
    fc.assert(
      fc.property(anyone, fc.array(anyone, { maxLength: 40 }), (own, others) => {
        const told = compareWithPeers(own, others);
        const subject = others.filter((one) => one.swedishSubject === own.swedishSubject);
        if (told.kind === 'too-few') return subject.length < FEWEST_PEERS;
        const { lower, tied, higher } = told;
        return (
          lower + tied + higher === told.others &&
          told.others >= FEWEST_PEERS &&
          told.others <= subject.length
        );
      }),
    );
  });
});
