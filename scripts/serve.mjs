/** `npm run serve`: production on what is built; never installs, never embeds a database. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, fail, ROOT } from './shared.mjs';

checkNode();
process.chdir(ROOT);
const main = join(ROOT, 'build', 'process', 'main.js');
if (!process.env.DATABASE_URL)
  fail('DATABASE_URL is not set: npm run serve needs a PostgreSQL 15 or newer.');
if (!existsSync(main)) fail('Nothing is built yet: run npm run build first.');
process.env.NODE_ENV = 'production';
await import(pathToFileURL(main).href);
