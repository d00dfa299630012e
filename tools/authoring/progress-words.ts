/**
 * The sixteen progress forms of read-words: 80 words each, the structure at each place that of the
 * screening forms, so that a rate means the same. Ends with an error when hunspell does not know a word.
 */
import { FORM_IDS, PROGRESS_FORM_IDS, type TimedGridTask } from '~/instruments/battery';
import { makeWordGridTask } from './build-battery';
import { findUnknownLowerCase } from './dictionaries';
import { type Judged, judgeWord } from './item-difficulty';
import { dealSets, drawForms, type Layout, meanDifficulty, splitRowPairs } from './progress-dealer';
import { toWordItem } from './progress-items';
import { PROGRESS_WORDS } from './progress-word-lists';
import { makeRandom } from './seeded-random';
import { GRID_STRUCTURES } from './word-lists';

const TOLERANCE = 0.025;

const structureOf = (stratum: string): string => stratum.slice(stratum.indexOf(' ') + 1);

/** The places of the screening forms, in runs of one ladder level; targets are the means over the forms. */
function readLayout(task: TimedGridTask): Layout {
  const strata = task.forms.A!.items.map((item) => item.stratum);
  const levels = [...new Set(strata.map((stratum) => stratum.split(' ')[0]))];
  const runs = levels.map((level) =>
    strata.filter((stratum) => stratum.startsWith(`${level} `)).map(structureOf),
  );
  const pairs = FORM_IDS.map((form) =>
    splitRowPairs(task.forms[form]!.items, task.columns).map(meanDifficulty),
  );
  const targets = pairs[0]!.map(
    (_, group) => pairs.reduce((sum, means) => sum + means[group]!, 0) / pairs.length,
  );
  return { runs, columns: task.columns, targets, tolerance: TOLERANCE };
}

function judgeAll(): Map<string, { words: Judged[]; sets: number }> {
  const judged = PROGRESS_WORDS.map(({ structure, sets, isAdded, words }) => {
    const screening = GRID_STRUCTURES.find((candidate) => candidate.id === structure);
    if (!screening) throw new Error(`No structure ${structure} among the screening words`);
    const all = isAdded ? [...screening.words, ...words] : words;
    const judgedWords = all.map((word) => judgeWord(word, structure, screening.base));
    return [structure, { words: judgedWords, sets }] as const;
  });
  const unknown = findUnknownLowerCase(
    judged.flatMap(([, { words }]) => words.map((item) => item.word)),
  );
  if (unknown.length > 0) throw new Error(`Unknown to hunspell: ${unknown.join(' ')}`);
  return new Map(judged);
}

/** read-words with its screening forms as they are, and the progress forms. */
export function makeReadWordsTask(): TimedGridTask {
  const screening = makeWordGridTask();
  const random = makeRandom(1608);
  const layout = readLayout(screening);
  const judged = [...judgeAll()];
  const deal = () => [
    new Map(judged.map(([id, { words, sets }]) => [id, dealSets(words, sets, random)])),
  ];
  const forms = drawForms(layout, deal, [PROGRESS_FORM_IDS.length], random);
  const progress = PROGRESS_FORM_IDS.map((form, formIndex) => {
    const items = forms[formIndex]!.map((item, index) =>
      toWordItem(screening.id, form, index, item),
    );
    return [form, { items }] as const;
  });
  return { ...screening, forms: { ...screening.forms, ...Object.fromEntries(progress) } };
}
