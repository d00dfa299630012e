import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LEVEL_KINDS, rankLevel } from '~/ui/level';
import { LevelMark } from '~/ui/level-mark';

test.each(LEVEL_KINDS)('%s shows its shape first and then its word', (level) => {
  const markup = renderToStaticMarkup(<LevelMark level={level} word="ordet" />);
  expect(markup.replace(/<svg.*<\/svg>/, '[shape]').replace(/<[^>]+>/g, '')).toBe('[shape]ordet');
  expect(markup).toContain('aria-hidden="true"');
});

test('the four shapes differ, so that grey print tells them apart', () => {
  const shapes = LEVEL_KINDS.map(
    (level) =>
      renderToStaticMarkup(<LevelMark level={level} word="" />)
        .replaceAll(/data-\w+="[^"]*"/g, '')
        .match(/<(path|circle)[^>]*>/)?.[0],
  );
  expect(new Set(shapes).size).toBe(4);
});

test('what asks for someone comes first, missing basis beside it and never last', () => {
  const order = [...LEVEL_KINDS, null].sort((a, b) => rankLevel(a) - rankLevel(b));
  expect(order).toEqual(['needs-follow-up', 'incomplete', 'look-again', 'above', null]);
});
