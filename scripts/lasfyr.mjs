/** `npm run lasfyr -- …`: the command line, by the same code as the server. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildOnce, checkNode, installPackages, ROOT } from './shared.mjs';

checkNode();
process.env.LASFYR_CALLER_DIR = process.env.INIT_CWD ?? process.cwd();
process.chdir(ROOT);
// Results alone go to standard output.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);
installPackages();
buildOnce();
process.stdout.write = write;
if (process.argv.length <= 2) process.argv.push('help');
await import(pathToFileURL(join(ROOT, 'build', 'process', 'main.js')).href);
