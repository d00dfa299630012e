/** What every page of the follow-up has around its figures: its views, its choices, and a header on paper. */
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import { LinkTabs } from '~/ui/link-tabs';
import { PrintHeader } from '~/ui/print-header';
import { SegmentedControl } from '~/ui/segmented-control';
import type { SchoolChoice, ShownYear } from './shown-figures';

interface FollowUpFrameProps {
  placeName: string;
  /** Null for the municipality. */
  schoolId: string | null;
  schools: readonly SchoolChoice[];
  /** Absent on a page of every year. */
  year?: ShownYear;
  /** The figures are of a window, not of the school year as a whole. */
  isOfWindow?: boolean;
  /** Beside the choices, on the screen only. */
  actions?: ReactNode;
  children: ReactNode;
}

export function FollowUpFrame(props: FollowUpFrameProps) {
  const { placeName, schoolId, schools, year, isOfWindow = true, actions, children } = props;
  const { t } = useTranslation(['outcomes', 'common']);
  const words = useResultWords();
  const shown = isOfWindow ? year?.windows : [];
  const kind = shown?.find(({ windowId }) => windowId === year?.windowId)?.kind;
  return (
    <div className="grid gap-8">
      <PrintHeader
        productName={t('common:productName')}
        subject={kind ? `${placeName}, ${t(`common:window.${kind}`)}` : placeName}
        date={year ? words.day(year.asOf, 'UTC') : ''}
      />
      <div className="screen-only grid gap-4">
        <FollowUpTabs schoolId={schoolId} windowId={year?.windowId ?? null} />
        <div className="flex flex-wrap items-center gap-4">
          {schools.length > 1 && <SchoolChoiceForm schools={schools} schoolId={schoolId} />}
          {year && <YearChoiceForm year={year} windows={shown ?? []} schoolId={schoolId} />}
          {actions}
        </div>
      </div>
      {year?.startYear && year.startYear !== year.startYears[0] && (
        <p className="max-w-[70ch]">
          {t('outcomes:followUp.earlierYear', {
            year: tellSchoolYear(year.startYear),
            day: words.day(year.asOf, 'UTC'),
          })}
        </p>
      )}
      {children}
    </div>
  );
}

/** "2025/26". */
export function tellSchoolYear(startYear: number): string {
  return `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`;
}

/** The pages of the follow-up; the public figures are the municipality's. */
export function FollowUpTabs({
  schoolId,
  windowId,
}: {
  schoolId: string | null;
  windowId: string | null;
}) {
  const { t } = useTranslation('outcomes');
  const school = schoolId ? { school: schoolId } : undefined;
  const address = (path: string, query: Record<string, string> = {}) => {
    const all = new URLSearchParams({ ...school, ...query }).toString();
    return all ? `${path}?${all}` : path;
  };
  const window: Record<string, string> = windowId ? { window: windowId } : {};
  return (
    <LinkTabs
      label={t('followUp.tabs.label')}
      tabs={[
        { to: address('/follow-up', window), label: t('followUp.tabs.now'), end: true },
        { to: address('/follow-up/effect', window), label: t('followUp.tabs.effect') },
        { to: address('/follow-up/years'), label: t('followUp.tabs.years') },
        { to: address('/benchmark'), label: t('followUp.tabs.benchmark') },
        { to: address('/quality-report', window), label: t('followUp.tabs.quality') },
        ...(schoolId ? [] : [{ to: '/open-data', label: t('followUp.tabs.openData') }]),
      ]}
    />
  );
}

function SchoolChoiceForm({
  schools,
  schoolId,
}: {
  schools: readonly SchoolChoice[];
  schoolId: string | null;
}) {
  const { t } = useTranslation('outcomes');
  return (
    <Form method="get">
      <SegmentedControl
        label={t('column.school')}
        name="school"
        value={schoolId ?? ''}
        options={schools.map((school) => ({ value: school.schoolId, label: school.schoolName }))}
      />
    </Form>
  );
}

function YearChoiceForm({
  year,
  windows,
  schoolId,
}: {
  year: ShownYear;
  windows: ShownYear['windows'];
  schoolId: string | null;
}) {
  const { t } = useTranslation(['outcomes', 'common']);
  const school = schoolId && <input type="hidden" name="school" value={schoolId} />;
  return (
    <>
      {year.startYears.length > 1 && (
        <Form method="get">
          {school}
          <SegmentedControl
            label={t('outcomes:followUp.year')}
            name="year"
            value={String(year.startYear)}
            options={year.startYears.toReversed().map((startYear) => ({
              value: String(startYear),
              label: tellSchoolYear(startYear),
            }))}
          />
        </Form>
      )}
      {windows.length > 1 && (
        <Form method="get">
          {school}
          <SegmentedControl
            label={t('outcomes:followUp.window')}
            name="window"
            value={year.windowId ?? ''}
            options={windows.map(({ windowId, kind }) => ({
              value: windowId,
              label: t(`common:window.${kind}`),
            }))}
          />
        </Form>
      )}
    </>
  );
}
