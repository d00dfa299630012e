/**
 * The figures of a comparison as a table in a file: one figure a row, with its limits.
 *
 * Numbers are unrounded. What the page hides stands as the same word.
 */
import { type CsvCell, writeCsv } from '~/platform/csv-file';
import type { Locale } from '~/platform/translation/catalogues';
import { listFigures } from '~/scoring/validation-flag';
import type { Accuracy } from '~/scoring/validation-levels';
import type { Comparison } from '~/scoring/validation-outcomes.server';
import type { ValidationFigures } from '~/scoring/validation-report';
import type { makeValidationWords, ShownEstimate } from '~/scoring/validation-wording';

type Words = ReturnType<typeof makeValidationWords>;
/** Part, row, figure, value, lower, upper. */
type Row = CsvCell[];

export function writeReportFile(
  figures: ValidationFigures,
  chosen: Comparison,
  words: Words,
  locale: Locale,
): string {
  const { t } = words;
  const header = (['part', 'row', 'figure', 'value', 'lower', 'upper'] as const).map((name) =>
    t(`csv.${name}`),
  );
  const rows: Row[] = [
    header,
    [t('csv.comparison'), '', '', words.nameComparison(chosen), null, null],
    ...summaryRows(figures, words),
    ...levelRows(figures, words),
    ...figures.accuracies.flatMap(({ limit, accuracy }) =>
      accuracyRows(t('csv.accuracy'), t(`flagAt.${limit}`), accuracy, words),
    ),
    ...scoreRows(figures, words),
    ...calibrationRows(figures, words),
    ...groupRows(figures, words),
  ];
  return writeCsv(rows, locale);
}

const estimateCells = (value: ShownEstimate | null): CsvCell[] =>
  value ? [value.estimate, value.lower, value.upper] : [null, null, null];

function summaryRows(figures: ValidationFigures, { t, count }: Words): Row[] {
  const part = t('csv.summary');
  const { pupils, cases, verdict, warnings, area } = figures;
  return [
    [part, '', t('pupils'), pupils, null, null],
    [part, '', t('cases'), typeof cases === 'number' ? cases : count(cases), null, null],
    [part, '', t('figure.area'), ...estimateCells(area && { ...area, estimate: area.auc })],
    [t('csv.verdict'), '', '', t(`verdict.${verdict.word}`, { count: pupils }), null, null],
    ...warnings.map(({ kind, pupils: told }): Row => {
      const words = t(`warning.${kind}`, { pupils: told === null ? '' : count(told) });
      return [t('csv.warnings'), '', '', words, null, null];
    }),
  ];
}

function levelRows({ rows }: ValidationFigures, { t, count }: Words): Row[] {
  const part = t('csv.levels');
  return rows.flatMap(({ levels, cases, controls, missing, share, coverage }): Row[] => {
    const name = levels.map((level) => t(`levelWord.${level}`)).join(', ');
    const counted = (figure: string, told: typeof cases): Row => [
      part,
      name,
      figure,
      typeof told === 'number' ? told : count(told),
      null,
      null,
    ];
    return [
      counted(t('cases'), cases),
      counted(t('controls'), controls),
      counted(t('missing'), missing),
      [part, name, t('coverage'), coverage, null, null],
      [part, name, t('share'), ...estimateCells(share)],
    ];
  });
}

function accuracyRows(part: string, row: string, accuracy: Accuracy, { t }: Words): Row[] {
  return listFigures(accuracy).map(({ key, value }) => [
    part,
    row,
    t(`figure.${key}`),
    ...estimateCells(value),
  ]);
}

function scoreRows({ score }: ValidationFigures, words: Words): Row[] {
  if (!score) return [];
  const { t, nameScore, nameCut } = words;
  const { area, targets, tried, points } = score;
  const name = nameScore(score.score);
  return [
    [t('csv.roc'), name, t('area'), area.auc, area.lower, area.upper],
    ...targets.flatMap(({ target, cut, accuracy }) =>
      accuracyRows(
        `${t('csv.targets')} ${target}`,
        `${name}, ${nameCut(score.score, cut)}`,
        accuracy,
        words,
      ),
    ),
    ...(tried
      ? accuracyRows(
          t('tried'),
          `${name}, ${nameCut(score.score, tried.cut)}`,
          tried.accuracy,
          words,
        )
      : []),
    ...points.flatMap(({ cut, sensitivity, specificity }): Row[] => {
      const row = `${name}, ${cut === null && sensitivity === 0 ? t('noLimit') : nameCut(score.score, cut)}`;
      return [
        [t('csv.roc'), row, t('sensitivity'), sensitivity, null, null],
        [t('csv.roc'), row, t('specificity'), specificity, null, null],
      ];
    }),
  ];
}

function calibrationRows({ calibration }: ValidationFigures, { t, share }: Words): Row[] {
  return (calibration?.bands ?? []).flatMap(({ from, to, pupils, stated, seen }): Row[] => {
    const row = t('bandName', { from: share(from), to: share(to) });
    const part = t('csv.calibration');
    return [
      [part, row, t('pupils'), pupils, null, null],
      [part, row, t('stated'), stated, null, null],
      [part, row, t('seen'), ...estimateCells(seen)],
    ];
  });
}

function groupRows({ groups }: ValidationFigures, { t }: Words): Row[] {
  return groups.flatMap(({ grouping, rows }) =>
    rows.flatMap(({ name, pupils, cases, accuracy, area }): Row[] => {
      const part = `${t('csv.groups')}: ${t(`grouping.${grouping}`)}`;
      const row = name ?? t('others');
      return [
        [part, row, t('pupils'), pupils, null, null],
        [part, row, t('cases'), cases, null, null],
        [part, row, t('sensitivity'), ...estimateCells(accuracy?.sensitivity ?? null)],
        [part, row, t('specificity'), ...estimateCells(accuracy?.specificity ?? null)],
        [part, row, t('area'), ...estimateCells(area && { ...area, estimate: area.auc })],
      ];
    }),
  );
}
