/** `npm run simulate`: simulated pupils play every task, form and style; prints what came of it. */
import { checkNode, generateClient, installPackages, ROOT, run } from './shared.mjs';

checkNode();
process.chdir(ROOT);
installPackages();
generateClient();
run(process.execPath, ['--import', 'tsx', 'tests/simulation/main.ts']);
