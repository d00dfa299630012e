/**
 * `npm run chaos`: simulated classes in real browsers, a server that is killed, a network that fails;
 * ends in a table of what was made, stored, lost and doubled.
 */
import { ensureChromium } from './chromium.mjs';
import { buildOnce, checkNode, installPackages, ROOT, run } from './shared.mjs';

checkNode();
process.chdir(ROOT);
installPackages();
buildOnce();
run(process.execPath, ['--import', 'tsx', 'tests/chaos/main.ts', ...process.argv.slice(2)], {
  CHROMIUM_PATH: ensureChromium(),
});
