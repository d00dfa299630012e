/**
 * A made-up policy with every kind of part: pooled and mean skills, a carried and a supporting skill,
 * conditions on one-to-one tasks, and deciding rules over several tasks.
 */
import { getPolicy } from '~/scoring/policy-shelf';

const both = (text: string) => ({ sv: text, en: text });
const words = {
  result: both('{right}/{presented}'),
  interval: both('{lower}-{upper}'),
  line: both('{lower}-{upper}/{items}'),
};
const choice = (id: string, skill: string, items: number, optionCount: number) => ({
  id,
  title: both(id),
  skill,
  items,
  formula: { kind: 'share-known', optionCount, nodes: 1001 },
  words,
});
const rate = (id: string, skill: string, dispersion = 1.5) => ({
  id,
  title: both(id),
  skill,
  items: 60,
  formula: { kind: 'rate', dispersion, dispersionAssumed: true, secondsWhenStopped: 60 },
  words,
});
const limit = (task: string, value: number) => ({
  task,
  value,
  words: both(String(value)),
  reason: both('made up'),
});
const skill = (name: string, tasks: string[], combine: string, carried = false) => ({
  skill: name,
  tasks,
  combine,
  carried,
});

export function broadPolicyData() {
  const grund = structuredClone(getPolicy('grund-1'));
  const letters = grund.tasks.find((task) => task.id === 'letter-sounds');
  return {
    ...grund,
    id: 'broad',
    skills: Object.fromEntries(
      ['letters', 'phonemes', 'decoding', 'spelling', 'text'].map((name) => [name, both(name)]),
    ),
    tasks: [
      letters,
      choice('first-sounds', 'phonemes', 18, 3),
      choice('blend-sounds', 'phonemes', 15, 4),
      choice('real-or-made-up', 'decoding', 32, 2),
      {
        id: 'read-sentences',
        title: both('read-sentences'),
        skill: 'decoding',
        items: 60,
        formula: {
          kind: 'timed-two-choice',
          dispersion: 1.5,
          wrongWeight: 2,
          dispersionAssumed: true,
        },
        words,
      },
      {
        id: 'spell-words',
        title: both('spell-words'),
        skill: 'spelling',
        items: 8,
        formula: { kind: 'share-right' },
        words,
      },
      rate('say-letter-sounds', 'letters'),
      rate('read-words', 'decoding'),
      rate('read-made-up-words', 'decoding'),
      rate('read-text', 'text', 2.5),
    ],
    windows: {
      autumn: {
        title: both('autumn'),
        limits: [
          limit('letter-sounds', 12),
          limit('first-sounds', 0.5),
          limit('blend-sounds', 0.5),
          limit('say-letter-sounds', 15),
          limit('read-made-up-words', 3),
        ],
        core: [
          skill('letters', ['letter-sounds'], 'joint'),
          skill('phonemes', ['first-sounds', 'blend-sounds'], 'joint'),
        ],
        supporting: [],
        oneToOne: {
          tasks: [
            {
              task: 'say-letter-sounds',
              decides: true,
              due: { kind: 'skill-not-clearly-above', skill: 'letters' },
            },
            {
              task: 'read-made-up-words',
              decides: true,
              due: { kind: 'right-at-least', task: 'letter-sounds', right: 13 },
            },
          ],
          followUpWhen: [
            [
              { of: 'any-core-skill', is: 'clearly-below' },
              { of: 'any-one-to-one', is: 'clearly-below' },
            ],
          ],
        },
      },
      spring: {
        title: both('spring'),
        limits: [
          limit('blend-sounds', 2 / 3),
          limit('real-or-made-up', 2 / 3),
          limit('read-sentences', 8),
          limit('spell-words', 0.6),
          limit('read-words', 20),
          limit('read-made-up-words', 12),
          limit('read-text', 20),
        ],
        core: [
          skill('decoding', ['real-or-made-up', 'read-sentences'], 'mean'),
          skill('phonemes', ['blend-sounds'], 'joint', true),
        ],
        supporting: [skill('spelling', ['spell-words'], 'mean')],
        oneToOne: {
          tasks: [
            { task: 'read-words', decides: true, due: null },
            { task: 'read-made-up-words', decides: true, due: null },
            {
              task: 'read-text',
              decides: false,
              due: { kind: 'rate-at-least', task: 'read-words', perMinute: 10 },
            },
          ],
          followUpWhen: [
            [{ of: 'task', task: 'read-words', is: 'clearly-below' }],
            [
              { of: 'task', task: 'read-made-up-words', is: 'clearly-below' },
              { of: 'task', task: 'read-words', is: 'not-clearly-above' },
            ],
          ],
        },
      },
    },
  };
}
