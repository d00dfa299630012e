/** A school year's calendar: breaks, the wait of late joiners, and the windows beside them. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { LateWeeksForm } from './late-weeks-form';
import { PlainTable } from './plain-table';
import { schoolYearName, useDays } from './register-words';
import { SchoolBreakForm } from './school-break-form';
import { countSchoolDaysIn, type SchoolBreak } from './school-calendar';
import type { CalendarAnswer, CalendarDone, CalendarRefusal } from './school-calendar-answer';
import { useBreakWords } from './school-calendar-words';
import { type DatedWindow, WINDOW_KINDS, type WindowKind } from './window-days';
import { WindowDaysForm } from './window-days-form';
import { WindowList } from './window-list';

/** Where every form of the page goes: without what stands after the question mark. */
const PAGE = '/roster/school-year';

type Props = {
  startYear: number;
  startDate: string;
  endDate: string;
  breaks: SchoolBreak[];
  windows: (DatedWindow & { id: string })[];
  lateSchoolWeeks: number;
  today: string;
  lateFromDay: string;
  /** The break that is being changed, if there is such a one. */
  changing: string | null;
  /** The window that is being changed, by its kind, if there is such a one. */
  changingWindow: string | null;
  answer: CalendarAnswer | undefined;
};

export function SchoolCalendarView(props: Props) {
  const { breaks, answer } = props;
  const refusal = answer?.ok === false ? answer : undefined;
  const changing = refusal?.form === 'change-break' ? refusal.breakId : props.changing;
  const changed = breaks.find(({ breakId }) => breakId === changing);
  const year = { startDate: props.startDate, endDate: props.endDate };
  return (
    <div className="grid gap-10">
      {answer?.ok && <Done done={answer.done} />}
      <Windows {...props} refusal={refusal} />
      <Breaks breaks={breaks} />
      <SchoolBreakForm
        key={changed?.breakId ?? `new ${breaks.length}`}
        action={PAGE}
        year={year}
        changed={changed}
        refusal={refusal}
      />
      <LateWeeksForm key={props.lateSchoolWeeks} action={PAGE} {...props} refusal={refusal} />
    </div>
  );
}

/** The year's windows in their order, and the form of the one that is asked for or not there yet. */
function Windows(props: Omit<Props, 'answer'> & { refusal: CalendarRefusal | undefined }) {
  const { windows, startYear, refusal } = props;
  const { t } = useTranslation('roster');
  const ordered = [...windows].sort((one, other) => one.startDate.localeCompare(other.startDate));
  const asked = refusal?.form === 'window-days' ? refusal.windowKind : props.changingWindow;
  const missing = WINDOW_KINDS.find((kind) => !windows.some((one) => one.kind === kind));
  const kind = WINDOW_KINDS.find((one) => one === asked) ?? missing;
  const year = { startDate: props.startDate, endDate: props.endDate };
  const own = windows.find((one) => one.kind === kind);
  return (
    <div className="grid gap-6">
      <WindowList
        windows={ordered}
        year={schoolYearName(startYear)}
        waysOf={(of) => (
          <LinkButton
            to={`?window=${of}#window-title`}
            size="small"
            aria-label={t('schoolYear.window.change', {
              window: t(`schoolYear.window.${of as WindowKind}`),
            })}
          >
            {t('schoolYear.breaks.changeButton')}
          </LinkButton>
        )}
      />
      {kind && (
        <WindowDaysForm
          key={`${kind} ${own?.id}`}
          action={PAGE}
          kind={kind}
          startYear={startYear}
          year={year}
          window={own}
          refusal={refusal}
        />
      )}
    </div>
  );
}

/** What was done, with one button that takes it back. */
function Done({ done }: { done: CalendarDone }) {
  const { t } = useTranslation(['roster', 'common']);
  const words = useBreakWords();
  const days = done.days ? words(done.days) : '';
  return (
    <Notice kind="success" isLive title={t(`schoolYear.done.${done.what}`, { days })}>
      <Form method="post" action={PAGE}>
        {Object.entries(done.undo).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button size="small">{t('common:undo')}</Button>
      </Form>
    </Notice>
  );
}

function Breaks({ breaks }: { breaks: SchoolBreak[] }) {
  const { t } = useTranslation('roster');
  const { day } = useDays();
  const total = breaks.reduce((sum, each) => sum + countSchoolDaysIn(each), 0);
  return (
    <section aria-labelledby="breaks" className="grid gap-3">
      <h2 id="breaks">{t('schoolYear.breaks.title')}</h2>
      {breaks.length === 0 ? (
        <EmptyState title={t('schoolYear.breaks.emptyTitle')}>
          {t('schoolYear.breaks.emptyText')}
        </EmptyState>
      ) : (
        <>
          <p>{t('schoolYear.breaks.total', { count: total })}</p>
          <PlainTable
            labelledBy="breaks"
            columns={[
              { header: t('schoolYear.breaks.name'), cell: ({ name }) => name ?? '–' },
              { header: t('schoolYear.breaks.first'), cell: ({ startDate }) => day(startDate) },
              { header: t('schoolYear.breaks.last'), cell: ({ endDate }) => day(endDate) },
              { header: t('schoolYear.breaks.schoolDays'), cell: countSchoolDaysIn },
              { header: t('schoolYear.breaks.change'), cell: (each) => <Ways of={each} /> },
            ]}
            rows={breaks}
            rowId={({ breakId }) => breakId}
          />
        </>
      )}
    </section>
  );
}

function Ways({ of }: { of: SchoolBreak }) {
  const { t } = useTranslation('roster');
  const days = useBreakWords()(of);
  return (
    <div className="flex flex-wrap gap-2">
      <LinkButton
        to={`?change=${of.breakId}#break-form`}
        size="small"
        aria-label={t('schoolYear.breaks.changeThis', { days })}
      >
        {t('schoolYear.breaks.changeButton')}
      </LinkButton>
      <Form method="post" action={PAGE}>
        <input type="hidden" name="intent" value="remove-break" />
        <input type="hidden" name="breakId" value={of.breakId} />
        <Button size="small" aria-label={t('schoolYear.breaks.removeThis', { days })}>
          {t('schoolYear.breaks.removeButton')}
        </Button>
      </Form>
    </div>
  );
}
