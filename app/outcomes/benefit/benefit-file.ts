/** The register as a file: a row for each benefit, for the municipality's own calculation of benefits. */
import type { TFunction } from 'i18next';
import { type CsvCell, writeCsv } from '~/platform/csv-file';
import type { Locale } from '~/platform/translation/catalogues';
import type { BenefitRow } from './benefit-page';

type Words = TFunction<'benefit'>;

const FILE_COLUMNS = [
  'place',
  'title',
  'stakeholder',
  'phase',
  'description',
  'indicator',
  'unit',
  'source',
  'baseline',
  'baselineOn',
  'target',
  'targetOn',
  'owner',
  'latest',
  'latestOn',
  'standing',
  'chain',
  'agenda',
  'activities',
  'done',
  'state',
] as const;
type FileColumn = (typeof FILE_COLUMNS)[number];

export function writeBenefitFile(
  benefits: readonly BenefitRow[],
  t: Words,
  locale: Locale,
): string {
  const header = FILE_COLUMNS.map((column) => t(`file.${column}`));
  const rows = benefits.map((benefit) =>
    FILE_COLUMNS.map((column) => readCell(column, benefit, t)),
  );
  return writeCsv([header, ...rows], locale);
}

function readCell(column: FileColumn, benefit: BenefitRow, t: Words): CsvCell {
  const { fields, latest, activities } = benefit;
  const withheld = benefit.isWithheld ? t('withheld.short') : null;
  switch (column) {
    case 'place':
      return benefit.schoolName ?? t('place.municipality');
    case 'phase':
      return t(`phase.${benefit.phase}`);
    case 'source':
      return t(`source.${fields.source}`);
    case 'baseline':
      return fields.baseline ?? withheld;
    case 'latest':
      return latest?.value ?? withheld;
    case 'latestOn':
      return latest?.day ?? null;
    case 'standing':
      return benefit.standing ? t(`standing.${benefit.standing}`) : withheld;
    case 'chain':
      return fields.chain.map(({ kind, text }) => `${t(`chain.${kind}`)}: ${text}`).join(' → ');
    case 'agenda':
      return fields.agenda.join(' ');
    case 'activities':
      return activities.length;
    case 'done':
      return activities.filter(({ done }) => done !== null).length;
    case 'state':
      return t(benefit.isEnded ? 'state.ended' : 'state.going');
    default:
      return fields[column];
  }
}
