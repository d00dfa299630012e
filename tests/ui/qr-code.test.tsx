import { renderToStaticMarkup } from 'react-dom/server';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { QrCode } from '~/ui/qr-code';
import { drawQrCode } from '~/ui/qr-code-path';

const address = 'https://lasfyr.example/d/K7QX';

test('the path covers exactly the dark modules, inside a quiet zone of four', () => {
  const { size, path } = drawQrCode(address);
  const dark = new Set<string>();
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let step = 0; step < Number(run); step += 1) dark.add(`${Number(x) + step} ${y}`);
  }
  const expected = encode(address, { ecc: 'M', border: 4 }).data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])),
  );
  expect([...dark].sort()).toEqual(expected.sort());
  for (const place of dark) {
    for (const along of place.split(' ').map(Number)) {
      expect(along).toBeGreaterThanOrEqual(4);
      expect(along).toBeLessThan(size - 4);
    }
  }
});

test('the code says what it leads to, and is dark on white in any theme', () => {
  const markup = renderToStaticMarkup(<QrCode text={address} label="Öppna Läsfyr" />);
  expect(markup).toContain('role="img" aria-label="Öppna Läsfyr"');
  expect(markup).toContain('fill="#ffffff"');
  expect(markup).toContain('fill="#000000"');
});
