/** The leaders' view of a window: coverage, levels, movement, from proposal to support, sessions, cases. */
import { useTranslation } from 'react-i18next';
import { Definition } from '~/outcomes/definition';
import type { SchoolsMapData } from '~/outcomes/map/map-places';
import { SchoolsMap } from '~/outcomes/map/schools-map';
import { MunicipalityView } from '~/outcomes/municipality-view';
import { SchoolView } from '~/outcomes/school-view';
import { FigureSections } from './figure-sections';
import { FollowUpFrame } from './follow-up-frame';
import { tellInShort } from './in-short';
import { InShortSection } from './in-short-section';
import { MovementSection } from './movement-section';
import type { MunicipalityFollowUp, SchoolFollowUp } from './shown-figures';
import { StartSection } from './start-section';
import { readStartShares } from './where-to-start';

export function SchoolFollowUpView(page: SchoolFollowUp) {
  const { t } = useTranslation('outcomes');
  const { classes, total } = page;
  return (
    <FollowUpFrame
      placeName={page.schoolName}
      schoolId={page.schoolId}
      schools={page.schools}
      year={page}
      actions={<FileLink page={page} schoolId={page.schoolId} />}
    >
      {classes.length > 0 && (
        <InShortSection
          hasStart={classes.length > 1}
          effectTo={addressOf('/follow-up/effect', page, page.schoolId)}
          short={tellInShort(
            { ...readCovered(total.summary), figures: total.figures },
            classes.map(({ className, summary }) => ({ name: className, ...readCovered(summary) })),
          )}
        />
      )}
      <SchoolView classes={classes} total={total.summary} />
      {classes.length > 0 && (
        <>
          <StartSection
            places={classes.map(({ classId, className, summary, figures }) => ({
              id: classId,
              name: className,
              shares: readStartShares({
                planned: summary.planned,
                withLevel: summary.planned - summary.levels.incomplete,
                needsFollowUp: summary.levels['needs-follow-up'],
                figures,
              }),
            }))}
          />
          <Movement page={page} />
          <FigureSections
            places={classes.map(({ classId, className, figures }) => ({
              id: classId,
              name: className,
              figures,
            }))}
            total={total.figures}
            rowHeader={t('column.class')}
            totalHeader={t('school.total')}
          />
        </>
      )}
      <p className="max-w-[70ch] text-ink-soft">{t('followUp.note')}</p>
    </FollowUpFrame>
  );
}

export function MunicipalityFollowUpView(
  page: MunicipalityFollowUp & { map?: SchoolsMapData | null },
) {
  const { t } = useTranslation('outcomes');
  const { schools, total } = page;
  return (
    <FollowUpFrame
      placeName={page.municipalityName}
      schoolId={null}
      schools={[]}
      year={page}
      actions={<FileLink page={page} schoolId={null} />}
    >
      {schools.length > 0 && (
        <InShortSection
          hasStart={schools.length > 1}
          effectTo={addressOf('/follow-up/effect', page, null)}
          short={tellInShort(
            { ...total, incomplete: total.levels.incomplete },
            schools.map(({ schoolName, levels }) => ({
              name: schoolName,
              incomplete: levels.incomplete,
            })),
          )}
        />
      )}
      <MunicipalityView {...page} />
      <CountedAlike />
      {schools.length > 0 && (
        <>
          {page.map && <SchoolsMap schools={schools} map={page.map} />}
          <StartSection
            places={schools.map(
              ({ schoolId, schoolName, planned, withLevel, levels, figures }) => ({
                id: schoolId,
                name: schoolName,
                shares: readStartShares({
                  ...{ planned, withLevel, figures },
                  needsFollowUp: levels['needs-follow-up'],
                }),
              }),
            )}
          />
          <Movement page={page} />
          <FigureSections
            places={schools.map(({ schoolId, schoolName, figures }) => ({
              id: schoolId,
              name: schoolName,
              figures,
            }))}
            total={total.figures}
            rowHeader={t('column.school')}
            totalHeader={t('municipality.total')}
          />
        </>
      )}
      <p className="max-w-[70ch] text-ink-soft">{t('followUp.note')}</p>
    </FollowUpFrame>
  );
}

const readCovered = ({ planned, levels }: SchoolFollowUp['total']['summary']) => ({
  planned,
  withLevel: planned - levels.incomplete,
  incomplete: levels.incomplete,
});

/** Schools fit the screening to themselves; the figures of all of them are the same figures. */
function CountedAlike() {
  const { t } = useTranslation('setup');
  return (
    <p className="flex max-w-[70ch] flex-wrap items-center gap-x-3">
      <span>{t('figures.alike')}</span>
      <Definition of="counted-alike" />
    </p>
  );
}

type Page = SchoolFollowUp | MunicipalityFollowUp;

function Movement({ page }: { page: Page }) {
  const { windows, windowId, moves, movesHidden } = page;
  const place = windows.findIndex((window) => window.windowId === windowId);
  return (
    <MovementSection
      moves={moves}
      isHidden={movesHidden}
      before={windows[place - 1]?.kind ?? null}
      now={windows[place]?.kind ?? null}
    />
  );
}

/** Another page of the same place and window. */
function addressOf(path: string, { windowId }: Page, schoolId: string | null): string {
  const query = new URLSearchParams({
    ...(schoolId ? { school: schoolId } : {}),
    ...(windowId ? { window: windowId } : {}),
  });
  return `${path}?${query}`;
}

/** The same figures as a file. */
function FileLink({ page, schoolId }: { page: Page; schoolId: string | null }) {
  const { t } = useTranslation('outcomes');
  if (!page.windowId) return null;
  return (
    <>
      <a
        href={addressOf('/follow-up/file', page, schoolId)}
        className="button"
        data-look="secondary"
        download
      >
        {t('followUp.file.button')}
      </a>
      <span>{t('followUp.printHint')}</span>
    </>
  );
}
