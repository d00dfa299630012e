/** `npm run bench`: prints timings of this machine as tables; `npm run bench -- timing` one of them. */
import { ensureChromium } from './chromium.mjs';
import { buildOnce, checkNode, installPackages, ROOT, run } from './shared.mjs';

checkNode();
process.chdir(ROOT);
installPackages();
buildOnce();
run(process.execPath, ['--import', 'tsx', 'tests/bench/main.ts', ...process.argv.slice(2)], {
  CHROMIUM_PATH: ensureChromium(),
});
