import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { printAccess } from './matrix-print';

it('docs/access.md is what tests/access/print-access.ts prints', () => {
  expect(readFileSync('docs/access.md', 'utf8')).toBe(printAccess());
});
