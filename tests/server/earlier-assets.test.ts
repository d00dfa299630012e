import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepEarlierAssets } from '../../scripts/earlier-assets.mjs';

const DAY_MS = 24 * 60 * 60 * 1000;
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lasfyr-earlier-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function build(names: string[]): void {
  const folder = join(root, 'build/runner/assets');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    writeFileSync(join(folder, name), name);
    utimesSync(join(folder, name), 1, 1);
  }
}
const keep = (nowMs: number) =>
  keepEarlierAssets(join(root, 'build'), join(root, 'earlier'), nowMs);
const kept = () => readdirSync(join(root, 'earlier/runner/assets')).sort();

describe('files of earlier builds', () => {
  it('stay thirty days after they were replaced, however old they are', () => {
    keep(0);
    build(['one-a.js', 'shared.css']);
    keep(100 * DAY_MS);
    build(['one-b.js', 'shared.css']);
    expect(kept()).toEqual(['one-a.js', 'shared.css']);
    keep(120 * DAY_MS);
    build(['one-c.js', 'shared.css']);
    expect(kept()).toEqual(['one-a.js', 'one-b.js', 'shared.css']);
    keep(130 * DAY_MS + 1);
    expect(kept()).toEqual(['one-b.js', 'one-c.js', 'shared.css']);
    keep(150 * DAY_MS + 1);
    expect(kept()).toEqual(['one-c.js', 'shared.css']);
  });
});
