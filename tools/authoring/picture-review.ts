/**
 * Writes the list of pictures for human review: `npx tsx tools/authoring/picture-review.ts`.
 * Two people look at every picture beside its word before an item that uses it can be approved.
 */
import { writeFileSync } from 'node:fs';
import type { ChoiceItem, GridItem, Task } from '~/instruments/battery';
import { makeBlendSoundsTask } from './blend-sounds';
import { makeFirstSoundsTask } from './first-sounds';
import { makeNamePicturesTask } from './name-pictures';
import { PICTURE_WORDS } from './picture-words';
import { makeUnderstandWordsTask } from './understand-words';

const FILE = 'app/instruments/batteries/arskurs-1/picture-review.md';

type Use = { taskId: string; asks: boolean; review: string };

const readUses = (task: Task, item: ChoiceItem | GridItem): [string, Use][] => {
  const { review } = item;
  const use = (asks: boolean): Use => ({ taskId: task.id, asks, review });
  if (!('options' in item)) return [[item.picture!, use(true)]];
  return [
    ...(item.stimulusPicture ? [[item.stimulusPicture, use(true)] as [string, Use]] : []),
    ...item.options.map((option): [string, Use] => [
      option.picture!,
      use(option.id === item.correctOptionId),
    ]),
  ];
};

function listItems(task: Task): (ChoiceItem | GridItem)[] {
  const forms = Object.values(task.forms).flatMap((form) => form.items);
  return [...task.practice, ...forms] as (ChoiceItem | GridItem)[];
}

/** Every picture in use, with the tasks that ask for its word and those that only offer it. */
export function listPictureUses(): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  const tasks = [
    makeFirstSoundsTask(),
    makeBlendSoundsTask(),
    makeUnderstandWordsTask(),
    makeNamePicturesTask(),
  ];
  for (const task of tasks)
    for (const item of listItems(task))
      for (const [id, use] of readUses(task, item)) uses.set(id, [...(uses.get(id) ?? []), use]);
  return uses;
}

function describeUse(uses: readonly Use[]): string {
  const asked = new Set(uses.filter((use) => use.asks).map((use) => use.taskId));
  const offered = new Set(uses.map((use) => use.taskId).filter((id) => !asked.has(id)));
  return [...[...asked], ...[...offered].map((id) => `${id} (wrong option only)`)].join(', ');
}

function describePictureReview(): string {
  const uses = listPictureUses();
  const rows = PICTURE_WORDS.filter(({ id }) => uses.has(id)).map(({ id, sv, note }) => {
    const states = [...new Set(uses.get(id)!.map((use) => use.review.replace('-', ' ')))];
    return `| \`${id}.svg\` | ${sv} | ${note} | ${describeUse(uses.get(id)!)} | ${states.join(', ')} |`;
  });
  return [
    '# Pictures of arskurs-1 for review',
    '',
    `${rows.length} pictures from Fluent Emoji Flat (MIT), in \`public/pictures\`. Written by the authoring tools.`,
    '',
    'For each: is this the word every child would say? Is the picture free of one culture, of fear and of shame?',
    'Two people answer before an item that asks for the word can be approved.',
    '',
    '| picture | word | what else a child might say | where | state |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

if (process.argv[1]?.endsWith('picture-review.ts')) writeFileSync(FILE, describePictureReview());
