/** `npm run build`: build for production. */
import { buildOnce, checkNode, installPackages, ROOT } from './shared.mjs';

checkNode();
process.chdir(ROOT);
installPackages();
buildOnce();
