/** Freed time as a file: what the page shows of each place, and then what was assumed. */
import type { TFunction } from 'i18next';
import { type CsvCell, writeCsv } from '~/platform/csv-file';
import type { Locale } from '~/platform/translation/catalogues';
import { LEFT_OUT } from './adult-time';
import { MINUTE_KEYS } from './assumption';
import { placeName, readFreedColumns } from './freed-columns';
import type { FreedPage } from './freed-page';
import type { ShownFreed } from './protect-freed';

type Words = TFunction<readonly ['benefit', 'common']>;

const rounded = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);

export function writeFreedFile(page: FreedPage, t: Words, locale: Locale): string {
  const window = page.windows.find(({ windowId }) => windowId === page.windowId);
  const columns = readFreedColumns();
  const header = [
    t('benefit:freed.window'),
    t(page.of === 'school' ? 'benefit:freed.class' : 'benefit:freed.school'),
    ...columns.map(({ id }) => t(`benefit:freed.column.${id}`)),
  ];
  const line = (name: string, shown: ShownFreed): CsvCell[] => [
    window ? t(`common:window.${window.kind}`) : '',
    name,
    ...columns.map(({ read }) => {
      const told = read(shown);
      return told === 'protected' ? t('benefit:protected') : rounded(told);
    }),
  ];
  const rows = page.places.map((place) => line(placeName(place, page, t), place));
  const total = page.total ? [line(page.name, page.total)] : [];
  const leftOut = page.total?.isSplitShown
    ? LEFT_OUT.map((reason): CsvCell[] => [
        t(`benefit:freed.leftOut.${reason}`),
        page.total?.time.leftOut[reason] ?? null,
      ])
    : [];
  const hidden = page.places.some(({ isSplitShown }) => !isSplitShown)
    ? [[t('benefit:freed.withoutAround')]]
    : [];
  const assumed = MINUTE_KEYS.map((key): CsvCell[] => {
    const { value, rows: written } = page.assumptions[key];
    return [t(`benefit:assumption.${key}.label`), value, written[0]?.reason ?? ''];
  });
  return writeCsv([header, ...rows, ...total, ...hidden, [], ...leftOut, [], ...assumed], locale);
}
