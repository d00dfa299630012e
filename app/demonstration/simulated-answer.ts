/** What a simulated pupil answers to one item, and how long it takes. */
import { layRightWord } from '~/administration/runner/tile-word';
import type { ChoiceItem, PupilItem, PupilTask, TileItem } from '~/instruments/battery';
import { pickInteger, pickOne, type Random } from './seeded-random';

export type Style =
  | 'honest'
  | 'perfect'
  | 'always-wrong'
  | 'slow-guess'
  | 'too-fast'
  | 'tired'
  | 'one-sided';

/** What the pupil truly knows. */
export type Knowledge = {
  style: Style;
  /** Share of a pupil task's items known, 0 to 1, by task id. */
  shareKnown: Record<string, number>;
  /** Words read right in a minute. */
  wordsPerMinute: number;
  /** Items read or named right in a minute, by task id, where it is not the words' pace. */
  itemsPerMinute?: Record<string, number>;
};

/** `optionId`: an option's id, or tile ids in the order they are laid, with a space between. */
export type SimulatedAnswer = { optionId: string; responseMs: number };

const RIGHT_WHEN_KNOWN = 0.97;
/** Beside the reading: looking at the two targets and pressing one. */
const DECIDE_MS = 900;
/** Looking for a tile and pressing it. */
const TILE_MS = 3_500;
const PERFECT_WORDS_PER_MINUTE = 110;
/** Share of what is known that a tired pupil has lost at the end of a task. */
const LOST_BY_TIREDNESS = 0.8;

/** The right answer to an item. */
export function answerRight(item: PupilItem): string {
  return 'graphemes' in item ? layRightWord(item).join(' ') : item.correctOptionId;
}

/** A wrong answer that the item's targets can give: the first wrong option, or a word cut short. */
export function answerWrong(item: PupilItem): string {
  if ('graphemes' in item) return layRightWord(item).slice(0, -1).join(' ');
  return item.options.find(({ id }) => id !== item.correctOptionId)?.id ?? '';
}

/** A word that is nearly right: a sound left out, or one exchanged for another tile. */
function misspell(random: Random, item: TileItem): string {
  const laid = layRightWord(item);
  const at = pickInteger(random, 0, laid.length - 1);
  const spare = item.tiles.filter(
    ({ id, text }) => !laid.includes(id) && text !== item.graphemes[at],
  );
  const isLeftOut = spare.length === 0 || random() < 0.5;
  const built = isLeftOut
    ? laid.filter((_, index) => index !== at)
    : laid.map((id, index) => (index === at ? pickOne(random, spare).id : id));
  return built.join(' ');
}

/** Any tiles in any order, about as many as the word has. */
function layAnything(random: Random, item: TileItem): string {
  const left = [...item.tiles];
  const count = pickInteger(random, 1, Math.min(left.length, item.graphemes.length + 1));
  const laid = Array.from({ length: count }, () => {
    const [tile] = left.splice(pickInteger(random, 0, left.length - 1), 1);
    return tile?.id ?? '';
  });
  return laid.join(' ');
}

function guess(random: Random, item: PupilItem): string {
  return 'graphemes' in item ? layAnything(random, item) : pickOne(random, item.options).id;
}

function answerFalsely(random: Random, item: PupilItem): string {
  if ('graphemes' in item) return misspell(random, item);
  return pickOne(
    random,
    item.options.filter(({ id }) => id !== item.correctOptionId),
  ).id;
}

/** Always the same side; of tiles as many as the word has, from the last on: the first are authored right. */
function answerOneSided(item: PupilItem): string {
  if ('graphemes' in item) {
    return item.tiles
      .slice(-item.graphemes.length)
      .map(({ id }) => id)
      .join(' ');
  }
  return item.options[0]?.id ?? '';
}

function answerHonestly(random: Random, shareKnown: number, item: PupilItem): string {
  const known = random() < shareKnown;
  const right = known && random() < RIGHT_WHEN_KNOWN;
  if (right) return answerRight(item);
  return 'graphemes' in item ? misspell(random, item) : guess(random, item);
}

/** How far into its form an item stands: 0 at the first, nearly 1 at the last. */
function measureProgress(task: PupilTask, item: PupilItem): number {
  const forms: readonly { items: readonly PupilItem[] }[] = Object.values(task.forms);
  const form = forms.find(({ items }) => items.some(({ id }) => id === item.id));
  if (!form) return 0;
  return form.items.findIndex(({ id }) => id === item.id) / form.items.length;
}

/** The item's answer by the pupil's style. */
function decideAnswer(
  random: Random,
  knowledge: Knowledge,
  task: PupilTask,
  item: PupilItem,
): string {
  const shareKnown = knowledge.shareKnown[task.id] ?? 0;
  switch (knowledge.style) {
    case 'perfect':
      return answerRight(item);
    case 'always-wrong':
      return answerFalsely(random, item);
    case 'slow-guess':
      return guess(random, item);
    case 'too-fast':
      return 'graphemes' in item ? (item.tiles[0]?.id ?? '') : guess(random, item);
    case 'one-sided':
      return answerOneSided(item);
    case 'tired': {
      const left = 1 - LOST_BY_TIREDNESS * measureProgress(task, item);
      return answerHonestly(random, shareKnown * left, item);
    }
    case 'honest':
      return answerHonestly(random, shareKnown, item);
  }
}

function measureReading(knowledge: Knowledge, item: ChoiceItem): number {
  const words = (item.stimulus ?? '').split(/\s+/).filter(Boolean).length;
  const pace =
    knowledge.style === 'perfect'
      ? PERFECT_WORDS_PER_MINUTE
      : Math.max(2, knowledge.wordsPerMinute);
  return Math.round((words * 60_000) / pace);
}

/** Styles that read a sentence before they answer it. */
const READING_STYLES = new Set<Style>(['perfect', 'honest', 'tired']);

/** How long the pupil takes from the moment the targets can be pressed, in milliseconds. */
function takeTime(
  random: Random,
  knowledge: Knowledge,
  task: PupilTask,
  item: PupilItem,
  calmMs: number,
): number {
  if (knowledge.style === 'too-fast') return pickInteger(random, 120, 380);
  if ('graphemes' in item) return calmMs + item.graphemes.length * TILE_MS;
  if (task.kind !== 'timed-choice') return calmMs;
  return READING_STYLES.has(knowledge.style) ? DECIDE_MS + measureReading(knowledge, item) : calmMs;
}

/** What the pupil answers to an item of a task, and after how many milliseconds. */
export function chooseOption(
  random: Random,
  knowledge: Knowledge,
  task: PupilTask,
  item: PupilItem,
): SimulatedAnswer {
  const slower = knowledge.style === 'tired' ? 1 + measureProgress(task, item) : 1;
  const calmMs = Math.round(pickInteger(random, 1_500, 6_000) * slower);
  const optionId = decideAnswer(random, knowledge, task, item);
  return { optionId, responseMs: takeTime(random, knowledge, task, item, calmMs) };
}
