import { afterEach, expect, test, vi } from 'vitest';
import {
  recallTableChoice,
  recallViews,
  rememberTableChoice,
  rememberViews,
} from '~/ui/remembered-choice.client';

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

test('named views come back in order; what is none is left out', () => {
  const kept = stubStorage();
  const views = [
    { name: 'måndag', choice: { ...choice, groupedBy: 'class', pinnedColumns: ['rate'] } },
    { name: 'allt', choice: { ...choice, filter: '{}' } },
  ];
  rememberViews('class', views);
  expect(recallViews('class')).toEqual(views);
  expect(recallViews('school')).toEqual([]);
  kept.set('class-views', JSON.stringify([views[0], { name: 1, choice }, { name: 'x' }]));
  expect(recallViews('class')).toEqual([views[0]]);
  kept.set('class-views', '{');
  expect(recallViews('class')).toEqual([]);
});
