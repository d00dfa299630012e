/** `npm run bench`: prints timings of this machine as a table. */
import { buildOnce, checkNode, installPackages, ROOT, run } from './shared.mjs';

checkNode();
process.chdir(ROOT);
installPackages();
buildOnce();
run(process.execPath, ['--import', 'tsx', 'tests/bench/main.ts']);
