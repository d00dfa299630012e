/** The fast checks, each a command: format, lint, promises, types, room order, dead code, words. */
import { join } from 'node:path';
import { bin, ROOT } from './shared.mjs';

/** @type {{ name: string, command: string, args: string[] }[]} */
export const CHECKS = [
  { name: 'format and lint', command: bin('biome'), args: ['ci', '--error-on-warnings', '.'] },
  {
    name: 'promises and correctness',
    command: bin('oxlint'),
    args: ['--type-aware', '--deny-warnings', 'app', 'tests', 'scripts', 'tools'],
  },
  { name: 'types', command: bin('tsc'), args: ['--noEmit', '-p', '.'] },
  { name: 'room order', command: bin('depcruise'), args: ['--output-type', 'err', 'app'] },
  { name: 'dead code', command: bin('knip'), args: [] },
  {
    name: 'translations',
    command: process.execPath,
    args: [join(ROOT, 'scripts', 'check-translations.mjs')],
  },
];
