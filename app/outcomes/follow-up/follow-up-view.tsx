/** The leaders' view of a window: coverage, levels, movement, from proposal to support, sessions, cases. */
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SchoolsMapData } from '~/outcomes/map/map-places';
import { SchoolsMap } from '~/outcomes/map/schools-map';
import { MunicipalityView } from '~/outcomes/municipality-view';
import { SchoolView } from '~/outcomes/school-view';
import { SegmentedControl } from '~/ui/segmented-control';
import { ComparisonSection } from './comparison-section';
import { FigureSections } from './figure-sections';
import { MovementSection } from './movement-section';
import type { MunicipalityFollowUp, SchoolFollowUp } from './shown-figures';

export function SchoolFollowUpView(page: SchoolFollowUp) {
  const { t } = useTranslation('outcomes');
  const { classes, total } = page;
  return (
    <div className="grid gap-8">
      <Choices page={page} schoolId={page.schoolId}>
        {page.schools.length > 1 && <SchoolChoice page={page} />}
      </Choices>
      <SchoolView classes={classes} total={total.summary} />
      {classes.length > 0 && (
        <>
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
    </div>
  );
}

export function MunicipalityFollowUpView(
  page: MunicipalityFollowUp & { map?: SchoolsMapData | null },
) {
  const { t } = useTranslation('outcomes');
  const { schools, total } = page;
  return (
    <div className="grid gap-8">
      <Choices page={page} schoolId={null} />
      <MunicipalityView {...page} />
      {schools.length > 0 && (
        <>
          {page.map && <SchoolsMap schools={schools} map={page.map} />}
          <ComparisonSection {...page} />
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
    </div>
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

/** Which window and, for who leads several, which school; and the same figures as a file. */
function Choices({
  page,
  schoolId,
  children,
}: {
  page: Page;
  schoolId: string | null;
  children?: ReactNode;
}) {
  const { t } = useTranslation(['outcomes', 'common']);
  const query = new URLSearchParams({
    ...(schoolId ? { school: schoolId } : {}),
    ...(page.windowId ? { window: page.windowId } : {}),
  });
  return (
    <div className="screen-only flex flex-wrap items-center gap-4">
      {children}
      {page.windows.length > 1 && (
        <Form method="get">
          {schoolId && <input type="hidden" name="school" value={schoolId} />}
          <SegmentedControl
            label={t('outcomes:followUp.window')}
            name="window"
            value={page.windowId ?? ''}
            options={page.windows.map(({ windowId, kind }) => ({
              value: windowId,
              label: t(`common:window.${kind}`),
            }))}
          />
        </Form>
      )}
      {page.windowId && (
        <a href={`/follow-up/file?${query}`} className="button" data-look="secondary" download>
          {t('outcomes:followUp.file.button')}
        </a>
      )}
      <span>{t('outcomes:followUp.printHint')}</span>
    </div>
  );
}

function SchoolChoice({ page }: { page: SchoolFollowUp }) {
  const { t } = useTranslation('outcomes');
  return (
    <Form method="get">
      {page.windowId && <input type="hidden" name="window" value={page.windowId} />}
      <SegmentedControl
        label={t('column.school')}
        name="school"
        value={page.schoolId}
        options={page.schools.map(({ schoolId, schoolName }) => ({
          value: schoolId,
          label: schoolName,
        }))}
      />
    </Form>
  );
}
