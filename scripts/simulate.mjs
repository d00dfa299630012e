/**
 * `npm run simulate`: simulated pupils play every task, form and style through the pure machines; prints
 * what came of it. With `-- --screens` they then do it all once more on the real screens, in Chromium:
 * every style in every form, which takes about half an hour.
 */
import { ensureChromium } from './chromium.mjs';
import {
  bin,
  buildOnce,
  checkNode,
  generateClient,
  installPackages,
  ROOT,
  run,
} from './shared.mjs';

checkNode();
process.chdir(ROOT);
installPackages();
generateClient();
run(process.execPath, ['--import', 'tsx', 'tests/simulation/main.ts']);
if (process.argv.includes('--screens')) {
  buildOnce();
  run(bin('playwright'), ['test', 'tests/journeys/every-task.journey.ts', '--reporter=line'], {
    CHROMIUM_PATH: ensureChromium(),
    LASFYR_SIMULATE: 'all',
  });
}
