/** One health note: its words, who wrote them, its earlier words, and correcting or withdrawing it. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Day } from '~/platform/calendar';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { TextArea } from '~/ui/text-area';
import { TextInput } from '~/ui/text-input';
import { NOTE_LENGTH } from './health-note';
import type { ShownHealthNote } from './health-page';

interface NoteProps {
  note: ShownHealthNote;
  today: Day;
}

export function HealthNoteItem({ note, today }: NoteProps) {
  const { t } = useTranslation('health');
  const { day, text, withdrawn, caseOpenedOn } = note;
  return (
    <li
      className={`grid break-inside-avoid gap-2 border-b border-line pb-4 ${withdrawn ? 'print:hidden' : ''}`}
    >
      <h3 className="tabular-nums">{day}</h3>
      <p className="print-only">{t('class')}</p>
      {withdrawn ? (
        <Explanation label={t('showWithdrawn')}>
          <p className="max-w-prose whitespace-pre-line">{text}</p>
        </Explanation>
      ) : (
        <p className="max-w-prose whitespace-pre-line break-words">{text}</p>
      )}
      <NoteTraces note={note} />
      {caseOpenedOn && <p className="text-ink-soft">{t('ofCase', { day: caseOpenedOn })}</p>}
      {note.earlier.length > 0 && <EarlierWords note={note} />}
      {note.canBeCorrected && <CorrectNote note={note} today={today} key={note.earlier.length} />}
      <WithdrawNote note={note} />
    </li>
  );
}

function NoteTraces({ note: { written, corrected, withdrawn } }: { note: ShownHealthNote }) {
  const { t } = useTranslation('health');
  return (
    <p className="text-ink-soft">
      {t('written', written)}
      {corrected && ` ${t('corrected', { ...corrected })}`}
      {withdrawn && ` ${t('withdrawn', { ...withdrawn })}`}
    </p>
  );
}

function EarlierWords({ note }: { note: ShownHealthNote }) {
  const { t } = useTranslation('health');
  return (
    <div className="print:hidden">
      <Explanation label={t('earlier', { count: note.earlier.length })}>
        <ol className="grid gap-3">
          {note.earlier.map((words) => (
            <li key={JSON.stringify(words)}>
              <p className="max-w-prose whitespace-pre-line break-words">{words.text}</p>
              <p className="text-ink-soft">{t('earlierOf', { ...words })}</p>
            </li>
          ))}
        </ol>
      </Explanation>
    </div>
  );
}

function CorrectNote({ note, today }: NoteProps) {
  const { t } = useTranslation('health');
  return (
    <div className="print:hidden">
      <Explanation label={t('correct', { day: note.day })}>
        <Form method="post" preventScrollReset className="mt-3 grid max-w-prose gap-4">
          <input type="hidden" name="intent" value="correct-health-note" />
          <input type="hidden" name="noteId" value={note.noteId} />
          <FormField label={t('day')}>
            <TextInput type="date" name="day" required defaultValue={note.day} max={today} />
          </FormField>
          <FormField label={t('correctText')} hint={t('correctHint')}>
            <TextArea
              name="text"
              required
              maxLength={NOTE_LENGTH}
              rows={6}
              defaultValue={note.text}
            />
          </FormField>
          <div>
            <Button>{t('saveCorrection')}</Button>
          </div>
        </Form>
      </Explanation>
    </div>
  );
}

/** The same button takes the note back and brings it back, so that undo is where the press was. */
function WithdrawNote({ note: { noteId, day, withdrawn } }: { note: ShownHealthNote }) {
  const { t } = useTranslation('health');
  const intent = withdrawn ? 'bring-back-health-note' : 'withdraw-health-note';
  return (
    <Form method="post" preventScrollReset className="print:hidden">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="noteId" value={noteId} />
      <Button
        look="quiet"
        size="small"
        aria-label={withdrawn ? t('bringBackOf', { day }) : t('withdrawOf', { day })}
      >
        {withdrawn ? t('bringBack') : t('withdraw')}
      </Button>
    </Form>
  );
}
