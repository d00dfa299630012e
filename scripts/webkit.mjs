/**
 * `npm run webkit`: a smoke run in WebKit through its own driver. Skipped, with a line that says what
 * is missing, where there is no driver.
 */
import { existsSync } from 'node:fs';
import { buildOnce, checkNode, installPackages, ROOT, run, say } from './shared.mjs';

const DRIVER = process.env.WEBKIT_DRIVER || '/usr/bin/WebKitWebDriver';
const DISPLAY = '/usr/bin/xvfb-run';
const BROWSERS = [
  process.env.WEBKIT_BROWSER,
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
];

checkNode();
process.chdir(ROOT);
const browser = BROWSERS.find((path) => path && existsSync(path));
const hasDisplay = process.env.DISPLAY !== undefined || existsSync(DISPLAY);
if (!existsSync(DRIVER) || !browser || !hasDisplay) {
  say(
    'Skipped: there is no WebKit to drive. Debian: apt-get install webkit2gtk-driver xvfb xauth libwebkit2gtk-4.1-0',
  );
  process.exit(0);
}
installPackages();
buildOnce();
const main = [process.execPath, '--import', 'tsx', 'tests/webkit/main.ts'];
const [program = '', ...args] = process.env.DISPLAY ? main : [DISPLAY, '-a', ...main];
run(program, args, { WEBKIT_DRIVER: DRIVER, WEBKIT_BROWSER: browser });
