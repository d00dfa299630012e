/** Prints the stop tables and the two probabilities behind every score: `npx tsx tools/authoring/stop-table.ts`. */
import {
  computeStopTable,
  judgeSampledItems,
  judgeWholeDomain,
  type StopRow,
  WINTER_STOP_SETTINGS,
} from '~/instruments/stop-table';

type Judge = (presented: number, right: number) => { staysBelow: number; below: number };

const judgeLetters: Judge = (presented, right) =>
  judgeWholeDomain(WINTER_STOP_SETTINGS['letter-sounds'], presented, right);
const judgeWords: Judge = (presented, right) =>
  judgeSampledItems(WINTER_STOP_SETTINGS['real-or-made-up'], presented, right);

/** The committed stop tables of the winter window, by task. */
export function makeStopTables(): Record<'letter-sounds' | 'real-or-made-up', StopRow[]> {
  return {
    'letter-sounds': computeStopTable([8, 16], judgeLetters),
    'real-or-made-up': computeStopTable([8, 16, 24], judgeWords),
  };
}

/** The table as Markdown rows: task, presented, right, stays clearly below, below now. */
export function describeStopTables(): string[] {
  const rows: string[] = [];
  const describe = (task: string, blockEnds: number[], judge: Judge) => {
    for (const presented of blockEnds)
      for (let right = 0; right <= presented; right += 1) {
        const { staysBelow, below } = judge(presented, right);
        if (staysBelow >= 0.5)
          rows.push(
            `| ${task} | ${presented} | ${right} | ${staysBelow.toFixed(4)} | ${below.toFixed(4)} |`,
          );
      }
  };
  describe('letter-sounds', [8, 16], judgeLetters);
  describe('real-or-made-up', [8, 16, 24], judgeWords);
  return rows;
}

if (process.argv[1]?.endsWith('stop-table.ts')) {
  process.stdout.write(`${JSON.stringify(makeStopTables(), null, 2)}\n`);
  process.stdout.write(`${describeStopTables().join('\n')}\n`);
}
