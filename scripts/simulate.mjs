/**
 * `npm run simulate`: simulated pupils play every task, form and style through the pure machines; prints
 * what came of it. With `-- --screens` they then do it all once more on the real screens, in Chromium:
 * every style in every form, which takes about half an hour; `-- --screens --form B` does one form alone.
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
  say,
} from './shared.mjs';

checkNode();
const form = readForm();
process.chdir(ROOT);
installPackages();
generateClient();
run(process.execPath, ['--import', 'tsx', 'tests/simulation/main.ts']);
if (process.argv.includes('--screens')) {
  buildOnce();
  run(bin('playwright'), ['test', 'tests/journeys/every-task.journey.ts', '--reporter=line'], {
    CHROMIUM_PATH: ensureChromium(),
    LASFYR_SIMULATE: form,
  });
}

/** The form asked for, or all of them. */
function readForm() {
  const at = process.argv.indexOf('--form');
  const asked = at < 0 ? 'all' : (process.argv[at + 1] ?? '');
  if (/^(all|[A-D])$/.test(asked)) return asked;
  say('Write --form A, B, C or D.');
  process.exit(2);
}
