/** The balance of the parallel forms as Markdown tables: screening forms in full, progress forms in brief. */
import {
  type Battery,
  type ChoiceItem,
  FORM_IDS,
  type GridItem,
  isMarkedTask,
  PROGRESS_FORM_IDS,
  type Task,
  type TileItem,
} from '~/instruments/battery';

type AnyItem = ChoiceItem | GridItem | TileItem;
type Figure = readonly [label: string, value: (items: readonly AnyItem[]) => string | number];

const BLOCK_SIZE = 8;

/** What is read, built or named: its letters are a form's length. */
function writtenText(item: AnyItem): string {
  if ('text' in item) return item.text;
  if ('graphemes' in item) return item.graphemes.join('');
  const right = item.options.find((option) => option.id === item.correctOptionId);
  return item.stimulus ?? right?.text ?? item.correctOptionId;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const meanOf = (items: readonly AnyItem[], value: (item: AnyItem) => number): string =>
  mean(items.map(value)).toFixed(3);

const itemsOf = (
  task: Task,
  form: (typeof FORM_IDS)[number] | (typeof PROGRESS_FORM_IDS)[number],
) => (task.forms[form]?.items ?? []) as readonly AnyItem[];

/** Items that are compared together: a row of a grid, a block of eight, all of a running text. */
function blockSize(task: Task, itemCount: number): number {
  if (task.kind === 'timed-passage') return itemCount;
  return isMarkedTask(task) ? task.columns : BLOCK_SIZE;
}

function listFigures(task: Task, forms: readonly (readonly AnyItem[])[]): Figure[] {
  const strata = [...new Set(forms.flat().map((item) => item.stratum))];
  const longest = Math.max(...forms.map((items) => items.length));
  const size = blockSize(task, longest);
  const blocks = Array.from({ length: Math.ceil(longest / size) }, (_, block) => block * size);
  return [
    ['items', (items) => items.length],
    ...strata.map(
      (stratum): Figure => [
        stratum,
        (items) => items.filter((item) => item.stratum === stratum).length,
      ],
    ),
    ['mean letters', (items) => meanOf(items, (item) => writtenText(item).length)],
    ['mean authored difficulty', (items) => meanOf(items, (item) => item.difficulty)],
    ...(blocks.length > 1 ? blocks : []).map(
      (start): Figure => [
        `mean difficulty, items ${start + 1}-${Math.min(start + size, longest)}`,
        (items) => meanOf(items.slice(start, start + size), (item) => item.difficulty),
      ],
    ),
  ];
}

function describeTask(task: Task): string[] {
  const forms = FORM_IDS.map((form) => itemsOf(task, form));
  return [
    `## ${task.id}`,
    '',
    `| | ${FORM_IDS.map((form) => `Form ${form}`).join(' | ')} |`,
    `|---|${FORM_IDS.map(() => '---:').join('|')}|`,
    ...listFigures(task, forms).map(
      ([label, value]) => `| ${label} | ${forms.map(value).join(' | ')} |`,
    ),
    '',
    ...describeProgress(task),
  ];
}

/** Largest share of a form's different texts that stand in the form before it. */
function largestSharedShare(forms: readonly (readonly AnyItem[])[]): number {
  const texts = forms.map((items) => new Set(items.map(writtenText)));
  const shares = texts.slice(1).map((current, index) => {
    const shared = [...current].filter((text) => texts[index]!.has(text));
    return shared.length / current.size;
  });
  return Math.max(...shares);
}

const describeShare = (share: number): string[] =>
  share === 1
    ? ['Every form holds the same texts in another order.']
    : [`Largest share of a form that stands in the form before it: ${Math.round(share * 100)} %.`];

function describeProgress(task: Task): string[] {
  const forms = PROGRESS_FORM_IDS.map((form) => itemsOf(task, form)).filter(
    (items) => items.length > 0,
  );
  if (forms.length === 0) return [];
  return [
    `### ${task.id}: ${forms.length} progress forms`,
    '',
    '| | mean | lowest | highest |',
    '|---|---:|---:|---:|',
    ...listFigures(task, forms).map(([label, value]) => {
      const values = forms.map((items) => Number(value(items)));
      const digits = label.startsWith('mean') ? 3 : 0;
      const cells = [mean(values), Math.min(...values), Math.max(...values)];
      return `| ${label} | ${cells.map((cell) => cell.toFixed(digits)).join(' | ')} |`;
    }),
    '',
    ...describeShare(largestSharedShare(forms)),
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
