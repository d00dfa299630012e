/** The cost sheet as a file: the lines, what a pupil session takes, and every assumption with its reason. */
import type { TFunction } from 'i18next';
import { type CsvCell, writeCsv } from '~/platform/csv-file';
import type { Locale } from '~/platform/translation/catalogues';
import { ASSUMPTION_KEYS } from './assumption';
import type { CostPage } from './cost-page';
import type { Amount, CostSheet } from './cost-sheet';
import { WEIGHED_ON } from './measured-weight';

type Words = TFunction<readonly ['benefit', 'common']>;

export function writeCostFile(page: CostPage, t: Words, locale: Locale): string {
  const { sheet, sessions } = page;
  const tell = (amount: Amount): CsvCell =>
    typeof amount === 'number' ? Math.round(amount * 100) / 100 : t(`benefit:cost.${amount}`);
  const listLines = ({ lines, total, each, hours, difference }: CostSheet): CsvCell[][] => [
    [t('benefit:cost.line'), t('benefit:cost.before'), t('benefit:cost.after')],
    ...lines.map(({ id, before, after }): CsvCell[] => [
      t(`benefit:cost.lineOf.${id}`),
      tell(before),
      tell(after),
    ]),
    [t('benefit:cost.total'), tell(total.before), tell(total.after)],
    [t('benefit:cost.each'), tell(each.before), tell(each.after)],
    [t('benefit:cost.hours'), tell(hours.before), tell(hours.after)],
    [t('benefit:cost.difference'), null, tell(difference)],
  ];
  const shown = page.windows.find(({ windowId }) => windowId === page.windowId);
  const lines: CsvCell[][] = [
    [
      t('benefit:cost.period'),
      shown ? t(`common:window.${shown.kind}`) : t('benefit:cost.wholeYear'),
    ],
    [t('benefit:cost.counted'), page.extent.counted],
    [t('benefit:cost.toCome'), page.extent.toCome],
    [t('benefit:cost.missed'), page.extent.missed],
    [],
    [t('benefit:cost.soFar')],
    ...listLines(sheet),
    ...(page.planned ? [[], [t('benefit:cost.planned')], ...listLines(page.planned)] : []),
  ];
  const measured: CsvCell[][] = [
    [t('benefit:cost.sessions'), sessions?.about ?? null],
    [t('benefit:cost.secondsEach'), sessions ? Math.round(sessions.secondsEach) : null],
    ...page.weights.map(({ kind, megabytes }): CsvCell[] => [
      t('benefit:cost.weightOf', { window: t(`common:window.${kind}`), day: WEIGHED_ON }),
      megabytes ?? t('benefit:cost.missing'),
    ]),
    [t('benefit:cost.energyOf'), null, tell(sheet.energy)],
  ];
  const assumed = ASSUMPTION_KEYS.map((key): CsvCell[] => {
    const { value, rows } = page.assumptions[key];
    return [t(`benefit:assumption.${key}.label`), value, rows[0]?.reason ?? ''];
  });
  return writeCsv([...lines, [], ...measured, [], ...assumed], locale);
}
