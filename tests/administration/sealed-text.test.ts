import { describe, expect, it } from 'vitest';
import { sealText, unsealText } from '~/administration/sealed-text.server';

const SECRET = 'en hemlighet som är minst så här lång';

describe('text sealed under a secret', () => {
  it('is read with the same secret, and with no other', () => {
    const sealed = sealText('nyckeln', SECRET);
    expect(sealed).not.toContain('nyckeln');
    expect(sealText('nyckeln', SECRET)).not.toBe(sealed);
    expect(unsealText(sealed, SECRET)).toBe('nyckeln');
    expect(unsealText(sealed, `${SECRET}!`)).toBeNull();
    expect(unsealText(sealed, undefined)).toBeNull();
  });

  it('is not read when a character has been changed', () => {
    const sealed = sealText('nyckeln', SECRET);
    for (const at of [8, 20, 40, sealed.length - 2]) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      expect(unsealText(sealed.slice(0, at) + other + sealed.slice(at + 1), SECRET)).toBeNull();
    }
    expect(unsealText('sealed:', SECRET)).toBeNull();
  });

  it('stays as it is without a secret', () => {
    expect(unsealText(sealText('nyckeln', undefined), SECRET)).toBe('nyckeln');
  });
});
