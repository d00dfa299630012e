import { afterEach, expect, test, vi } from 'vitest';
import { recallTableChoice, rememberTableChoice } from '~/ui/remembered-choice.client';

afterEach(() => vi.unstubAllGlobals());

function stubStorage(kept = new Map<string, string>()) {
  vi.stubGlobal('window', {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    },
  });
  return kept;
}

const choice = { sort: { id: 'name', descending: true }, hiddenColumns: ['rate'], isCompact: true };

test('a choice comes back under its own key only', () => {
  stubStorage();
  rememberTableChoice('class', choice);
  expect(recallTableChoice('class')).toEqual(choice);
  expect(recallTableChoice('school')).toBeNull();
});

test.each([
  '{',
  'null',
  '{}',
  '{"sort":{"id":1},"hiddenColumns":[],"isCompact":false}',
  '{"sort":null,"hiddenColumns":[1],"isCompact":false}',
])('what is not a choice is left alone: %s', (stored) => {
  stubStorage(new Map([['class', stored]]));
  expect(recallTableChoice('class')).toBeNull();
});

test('closed storage neither throws nor remembers', () => {
  vi.stubGlobal('window', {
    get localStorage(): Storage {
      throw new Error('denied');
    },
  });
  expect(() => rememberTableChoice('class', choice)).not.toThrow();
  expect(recallTableChoice('class')).toBeNull();
});
