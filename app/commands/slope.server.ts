/** `lasfyr slope`: the growth line of each group: least squares, Theil-Sen and Mann-Kendall. */
import { type Command, JsonPieces, requireOption } from '~/commands/command';
import { openCsvTable } from '~/commands/csv-file.server';
import { readNumber, requireColumn } from '~/commands/csv-table';
import { NumberList } from '~/platform/number-list';
import { leastSquaresLine } from '~/psychometrics/least-squares-line';
import { mannKendall } from '~/psychometrics/mann-kendall';
import { theilSenLine } from '~/psychometrics/theil-sen-line';

interface Points {
  x: NumberList;
  y: NumberList;
}

export const slopeCommand: Command = {
  name: 'slope',
  usage: 'lasfyr slope --data FILE.csv --x COL --y COL [--group COL]',
  options: ['data', 'x', 'y', 'group'],
  run: async (input) => {
    const [xName, yName] = [requireOption(input, 'x'), requireOption(input, 'y')];
    const table = await openCsvTable(input, 'data');
    const [x, y] = [requireColumn(table, xName), requireColumn(table, yName)];
    const group =
      input.options.group === undefined ? null : requireColumn(table, input.options.group);
    const groups = new Map<string | null, Points>();
    if (group === null) groups.set(null, { x: new NumberList(), y: new NumberList() });
    for await (const batch of table.batches) {
      for (const row of batch) {
        const name = group === null ? null : row.cells[group]!.trim();
        const points = groups.get(name) ?? { x: new NumberList(), y: new NumberList() };
        groups.set(name, points);
        const [one, other] = [readNumber(table, row, x), readNumber(table, row, y)];
        if (one === null || other === null) continue;
        points.x.push(one);
        points.y.push(other);
      }
    }
    return new JsonPieces(writeGroups(groups));
  },
};

function* writeGroups(groups: ReadonlyMap<string | null, Points>): Generator<string> {
  let before = '{"groups":[';
  for (const [name, points] of groups) {
    yield `${before}${JSON.stringify(describe(name, points))}`;
    before = ',';
  }
  yield groups.size === 0 ? '{"groups":[]}' : ']}';
}

function describe(group: string | null, points: Points) {
  const [x, y] = [points.x.view(), points.y.view()];
  const line = leastSquaresLine(x, y);
  const robust = theilSenLine(x, y);
  const trend = mannKendall(x, y);
  return {
    group,
    n: x.length,
    ols: {
      slope: line?.slope ?? null,
      intercept: line?.intercept ?? null,
      se: line?.slopeError ?? null,
      lower: line?.lower ?? null,
      upper: line?.upper ?? null,
    },
    theilSen: { slope: robust?.slope ?? null, intercept: robust?.intercept ?? null },
    mannKendall: { s: trend?.s ?? null, z: trend?.z ?? null, p: trend?.p ?? null },
  };
}
