/**
 * Brings the shelf of batteries in step with the folders of `app/instruments/batteries`:
 * `npx tsx tools/authoring/list-batteries.ts`.
 */
import { updateShelf } from './battery-shelf';

process.stdout.write(`${updateShelf().join('\n')}\n`);
