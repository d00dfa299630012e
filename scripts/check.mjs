/** `npm run check`: the fast part of the tests. */
import { spawnSync } from 'node:child_process';
import { CHECKS } from './checks.mjs';
import { checkNode, fail, generateClient, installPackages, ROOT, say } from './shared.mjs';

checkNode();
process.chdir(ROOT);
installPackages();
generateClient();
const failed = CHECKS.filter(({ name, command, args }) => {
  say(`— ${name}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status !== 0;
});
if (failed.length > 0) fail(`Failed: ${failed.map(({ name }) => name).join(', ')}`);
