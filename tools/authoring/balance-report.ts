/** The balance of the parallel forms as Markdown tables. */
import {
  type Battery,
  type ChoiceItem,
  FORM_IDS,
  type GridItem,
  type Task,
} from '~/instruments/battery';

type AnyItem = ChoiceItem | GridItem;

const writtenText = (item: AnyItem): string =>
  'text' in item ? item.text : (item.stimulus ?? item.correctOptionId);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function describeTask(task: Task): string[] {
  const forms = FORM_IDS.map((form) => task.forms[form].items as AnyItem[]);
  const strata = [...new Set(forms.flat().map((item) => item.stratum))];
  const row = (label: string, cell: (items: AnyItem[]) => string | number) =>
    `| ${label} | ${forms.map(cell).join(' | ')} |`;
  const meanOf = (items: AnyItem[], value: (item: AnyItem) => number) =>
    mean(items.map(value)).toFixed(3);
  const blocks = Array.from({ length: Math.ceil(forms[0]!.length / 8) }, (_, block) => block);
  return [
    `## ${task.id}`,
    '',
    `| | ${FORM_IDS.map((form) => `Form ${form}`).join(' | ')} |`,
    `|---|${FORM_IDS.map(() => '---:').join('|')}|`,
    row('items', (items) => items.length),
    ...strata.map((stratum) =>
      row(stratum, (items) => items.filter((item) => item.stratum === stratum).length),
    ),
    row('mean letters', (items) => meanOf(items, (item) => writtenText(item).length)),
    row('mean authored difficulty', (items) => meanOf(items, (item) => item.difficulty)),
    ...blocks.map((block) =>
      row(`mean difficulty, items ${block * 8 + 1}-${block * 8 + 8}`, (items) =>
        meanOf(items.slice(block * 8, block * 8 + 8), (item) => item.difficulty),
      ),
    ),
    '',
  ];
}

/** The whole report of a battery. */
export function describeBalance(battery: Battery): string {
  return [
    `# Balance of the forms of ${battery.id}, version ${battery.version}`,
    '',
    'Difficulty is authored, in logits, and used for balancing only. Written by the authoring tools.',
    '',
    ...battery.tasks.flatMap(describeTask),
  ].join('\n');
}
