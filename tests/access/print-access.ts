/** Prints the access matrix anew: `npx tsx tests/access/print-access.ts` */
import { writeFileSync } from 'node:fs';
import { printAccess } from './matrix-print';

writeFileSync('docs/access.md', printAccess());
