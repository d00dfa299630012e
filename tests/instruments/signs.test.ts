import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findSign, SIGNS, signPicturePath } from '~/roster/signs';

describe('signs', () => {
  it('are 36 animals, each with its own id, names and picture', () => {
    expect(SIGNS).toHaveLength(36);
    for (const key of ['id', 'nameSv', 'definiteSv', 'nameEn'] as const)
      expect(new Set(SIGNS.map((sign) => sign[key])).size).toBe(36);
    const pictures = SIGNS.map((sign) => readFileSync(`public${signPicturePath(sign.id)}`, 'utf8'));
    expect(new Set(pictures).size).toBe(36);
    for (const picture of pictures)
      expect(picture).toMatch(/^<svg [^>]*viewBox="0 0 32 32">.+<\/svg>\n$/);
  });

  it('are found by id', () => {
    expect(findSign('fox')?.definiteSv).toBe('räven');
    expect(findSign('yeti')).toBeNull();
  });

  it('have definite forms of their own Swedish word', () => {
    for (const sign of SIGNS)
      expect(sign.definiteSv.startsWith(sign.nameSv.slice(0, -1))).toBe(true);
  });

  it('leave no picture in the folder that nothing uses', () => {
    const used = SIGNS.map((sign) => `${sign.id}.svg`);
    expect(readdirSync('public/signs').sort()).toEqual(used.sort());
  });
});
