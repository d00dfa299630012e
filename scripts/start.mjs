/** `npm start`: install what is missing, build what has changed, serve. Ctrl-C stops everything. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildOnce, checkNode, installPackages, ROOT } from './shared.mjs';

checkNode();
process.chdir(ROOT);
installPackages();
buildOnce();
process.env.NODE_ENV = 'production';
await import(pathToFileURL(join(ROOT, 'build', 'process', 'main.js')).href);
