/** The published figures as tables: the same on the public page and in its preview. */
import { useTranslation } from 'react-i18next';
import { type DefinedWord, DefinitionLine } from '~/outcomes/definition';
import { type FigureColumn, FigureTable } from '~/outcomes/figure-table';
import { useReportDay } from '~/outcomes/quality-report/report-day';
import { startWithCapital } from '~/platform/translation/start-with-capital';
import { Notice } from '~/ui/notice';
import { versionOf } from './correct-window';
import {
  COVERAGE_MEASURES,
  type Measure,
  type PublicSchool,
  type PublicWindow,
  WAY_MEASURES,
} from './measures';
import { nameSchoolYear } from './open-data-file';

const COVERAGE: readonly (Measure & DefinedWord)[] = ['enrolled', ...COVERAGE_MEASURES];
const WAY: readonly (Measure & DefinedWord)[] = ['needs-follow-up', ...WAY_MEASURES];

export function PublicWindows({ windows }: { windows: readonly PublicWindow[] }) {
  return windows
    .toReversed()
    .map((window) => <OneWindow key={`${window.startYear} ${window.kind}`} window={window} />);
}

function OneWindow({ window }: { window: PublicWindow }) {
  const { t } = useTranslation(['reports', 'common']);
  const day = useReportDay();
  const { corrections = [] } = window;
  const name = t('reports:figures.window', {
    window: t(`common:window.${window.kind}`),
    year: nameSchoolYear(window.startYear),
  });
  return (
    <section className="grid gap-4" aria-label={name}>
      <h2>{startWithCapital(name)}</h2>
      {corrections.length > 0 && (
        <Notice kind="info" title={t('reports:correction.title', { version: versionOf(window) })}>
          <ul className="grid gap-1">
            {corrections.map(({ on, reason }, at) => (
              <li key={on + reason}>
                {t('reports:correction.line', { day: day(on), version: at + 2, reason })}
              </li>
            ))}
          </ul>
          <p>{t('reports:correction.text')}</p>
        </Notice>
      )}
      <Counts
        window={window}
        measures={COVERAGE}
        caption={t('reports:figures.levelsCaption', { window: name })}
      />
      <Counts
        window={window}
        measures={WAY}
        caption={t('reports:figures.wayCaption', { window: name })}
      />
      {window.smallSchools > 0 && (
        <p className="max-w-[70ch]">
          {t('reports:figures.smallSchools', { count: window.smallSchools })}
        </p>
      )}
      {(window.leftOutSchools ?? 0) > 0 && (
        <p className="max-w-[70ch]">
          {t('reports:figures.leftOutSchools', { count: window.leftOutSchools })}
        </p>
      )}
    </section>
  );
}

function Counts({
  window,
  measures,
  caption,
}: {
  window: PublicWindow;
  measures: readonly (Measure & DefinedWord)[];
  caption: string;
}) {
  const { t } = useTranslation(['reports', 'outcomes']);
  const measureName = useMeasureName();
  const all = [window.total, ...window.schools.map(({ counts }) => counts)];
  if (all.every((counts) => measures.every((measure) => counts[measure] === null))) {
    return <p className="max-w-[70ch]">{t('reports:figures.allHidden', { table: caption })}</p>;
  }
  const show = (count: number | null) =>
    count ?? <span className="text-ink-soft">{t('outcomes:shown.protected')}</span>;
  return (
    <>
      <DefinitionLine words={measures} />
      <FigureTable
        caption={caption}
        rowHeader={t('outcomes:column.school')}
        totalHeader={t('reports:figures.total')}
        rows={window.schools}
        rowId={({ name }) => name}
        rowName={({ name }) => name}
        columns={measures.map(
          (measure): FigureColumn<PublicSchool> => ({
            id: measure,
            header: measureName(measure),
            cell: ({ counts }) => show(counts[measure]),
            total: show(window.total[measure]),
          }),
        )}
      />
    </>
  );
}

/** The words of the follow-up for each measure. */
function useMeasureName(): (measure: Measure) => string {
  const { t } = useTranslation(['outcomes', 'results']);
  return (measure) => {
    switch (measure) {
      case 'enrolled':
      case 'exempt':
      case 'planned':
        return t(`outcomes:column.${measure}`);
      case 'with-level':
        return t('outcomes:column.withLevel');
      case 'way-undecided':
      case 'way-set-aside':
      case 'way-confirmed':
      case 'way-supported':
        return t(`outcomes:followUp.column.${measure}`);
      default:
        return t(`results:level.${measure}`);
    }
  };
}
