/** `lasfyr accuracy`: how well a score foresees an outcome, over all and for each group. */
import { describeAccuracy } from '~/commands/accuracy';
import { BadInput, type Command, requireChoice, requireOption } from '~/commands/command';
import { openCsvTable } from '~/commands/csv-file.server';
import { isMissing, readNumber, refuseCell, requireColumn } from '~/commands/csv-table';
import { NumberList } from '~/platform/number-list';
import type { RiskDirection } from '~/psychometrics/roc-curve';

/** Scores of those with the outcome (1) and without it (0). */
class OutcomeScores {
  readonly cases = new NumberList();
  readonly controls = new NumberList();

  add(score: number, outcome: number): void {
    (outcome === 1 ? this.cases : this.controls).push(score);
  }

  describe(direction: RiskDirection) {
    const [cases, controls] = [this.cases.view(), this.controls.view()];
    return describeAccuracy({ cases, controls, direction });
  }
}

export const accuracyCommand: Command = {
  name: 'accuracy',
  usage:
    'lasfyr accuracy --data FILE.csv --score COL --outcome COL [--direction lower|higher] [--group COL]',
  options: ['data', 'score', 'outcome', 'direction', 'group'],
  run: async (input) => {
    const scoreName = requireOption(input, 'score');
    const outcomeName = requireOption(input, 'outcome');
    const direction = requireChoice(input, 'direction', ['lower', 'higher'] as const, 'lower');
    const table = await openCsvTable(input, 'data');
    const score = requireColumn(table, scoreName);
    const outcome = requireColumn(table, outcomeName);
    const group =
      input.options.group === undefined ? null : requireColumn(table, input.options.group);
    const all = new OutcomeScores();
    const groups = new Map<string, OutcomeScores>();
    for await (const batch of table.batches) {
      for (const row of batch) {
        const value = readNumber(table, row, score);
        const result = readNumber(table, row, outcome);
        if (result !== null && result !== 0 && result !== 1) {
          throw refuseCell(table, row, outcome, 'is not 0 or 1');
        }
        const name = group === null ? '' : row.cells[group]!.trim();
        const isInGroup = group !== null && !isMissing(name);
        if (isInGroup && !groups.has(name)) groups.set(name, new OutcomeScores());
        if (value === null || result === null) continue;
        all.add(value, result);
        if (isInGroup) groups.get(name)!.add(value, result);
      }
    }
    requireBothOutcomes(all, table.name, outcomeName);
    return {
      ...all.describe(direction),
      groups: Object.fromEntries(
        [...groups].map(([name, scores]) => [name, scores.describe(direction)]),
      ),
    };
  },
};

function requireBothOutcomes(all: OutcomeScores, file: string, column: string): void {
  const [cases, controls] = [all.cases.length, all.controls.length];
  if (cases > 0 && controls > 0) return;
  if (cases + controls === 0) throw new BadInput(`${file} has no row with both score and outcome`);
  const only = cases > 0 ? 1 : 0;
  throw new BadInput(
    `${file}: every outcome in column "${column}" is ${only}; accuracy needs both 0 and 1`,
  );
}
