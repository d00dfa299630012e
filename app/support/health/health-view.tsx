/** A pupil's health notes on the screen: writing one first, then what is written. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { EmptyState } from '~/ui/empty-state';
import { FormField } from '~/ui/form-field';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { TextArea } from '~/ui/text-area';
import { TextInput } from '~/ui/text-input';
import { type HealthProblem, NOTE_LENGTH } from './health-note';
import { HealthNoteItem } from './health-note-item';
import type { HealthPage } from './health-page';
import { HealthPaper } from './health-paper';

export function useHealthTitle({ classId, className, schoolName, pupil }: HealthPage) {
  const { t } = useTranslation(['health', 'common']);
  return {
    title: t('title', { name: pupil.name }),
    lead: t('lead', { className, schoolName }),
    steps: [
      { label: t('common:nav.start'), to: '/' },
      { label: schoolName },
      { label: className, to: `/classes/${classId}` },
      { label: pupil.name, to: `/classes/${classId}/pupils/${pupil.pupilId}` },
      { label: t('titleAny') },
    ],
  };
}

export function HealthActions({ page }: { page: HealthPage }) {
  const { t } = useTranslation('health');
  const pupil = `/classes/${page.classId}/pupils/${page.pupil.pupilId}`;
  return (
    <>
      <Button type="button" onClick={() => globalThis.print()}>
        {t('print')}
      </Button>
      <LinkButton to={`${pupil}/timeline`}>{t('toTimeline')}</LinkButton>
      <LinkButton to={pupil}>{t('toPupil')}</LinkButton>
    </>
  );
}

interface HealthViewProps {
  page: HealthPage;
  problem: HealthProblem | null;
}

export function HealthView({ page, problem }: HealthViewProps) {
  const { t } = useTranslation('health');
  return (
    <div className="grid gap-8">
      {problem && <Notice kind="warning" isLive title={t(`problem.${problem}`)} />}
      <div className="grid gap-4 print:hidden">
        <Notice kind="info" title={t('class')}>
          <p>{t('whoReads')}</p>
        </Notice>
        {page.pupil.protectedIdentity && (
          <Notice kind="warning" title={t('protected')}>
            <p>{t('protectedText')}</p>
          </Notice>
        )}
      </div>
      <WriteNote page={page} key={page.rowCount} />
      <HealthPaper page={page}>
        <section aria-labelledby="notes" className="grid gap-4">
          <h2 id="notes">{t('notes')}</h2>
          {page.notes.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneText')}</p>
            </EmptyState>
          ) : (
            <ol className="grid gap-6">
              {page.notes.map((note) => (
                <HealthNoteItem key={note.noteId} note={note} today={page.today} />
              ))}
            </ol>
          )}
          <WithdrawnCount page={page} />
        </section>
      </HealthPaper>
    </div>
  );
}

/** A paper holds what stands, and says that there is more. */
function WithdrawnCount({ page }: { page: HealthPage }) {
  const { t } = useTranslation('health');
  const count = page.notes.filter(({ withdrawn }) => withdrawn).length;
  return count > 0 && <p className="print-only">{t('withdrawnCount', { count })}</p>;
}

function WriteNote({ page: { today, openCase } }: { page: HealthPage }) {
  const { t } = useTranslation('health');
  return (
    <section aria-labelledby="write" className="grid gap-3 print:hidden">
      <h2 id="write">{t('write')}</h2>
      <Form method="post" className="grid max-w-prose gap-4">
        <input type="hidden" name="intent" value="write-health-note" />
        <FormField label={t('day')}>
          <TextInput type="date" name="day" required defaultValue={today} max={today} />
        </FormField>
        <FormField label={t('text')} hint={t('textHint', { count: NOTE_LENGTH })}>
          <TextArea name="text" required maxLength={NOTE_LENGTH} rows={6} />
        </FormField>
        {openCase && (
          <Checkbox
            name="caseEventId"
            value={openCase.caseEventId}
            defaultChecked
            label={t('ofOpenCase', { day: openCase.openedOn })}
          />
        )}
        <div>
          <Button look="primary">{t('save')}</Button>
        </div>
      </Form>
    </section>
  );
}
