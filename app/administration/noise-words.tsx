/** That it was noisy, in words: for the board, and beside the round's results on screen and paper. */
import { useTranslation } from 'react-i18next';
import { dayInZone } from '~/platform/calendar';
import { dateFormat } from '~/platform/translation/formats';
import type { NoiseNote } from './noise';
import { useDayWords } from './round-word-choice';

function useClockWords(timeZone: string): (instant: string) => string {
  const { i18n } = useTranslation();
  const format = dateFormat(i18n.language === 'en' ? 'en-GB' : 'sv-SE', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  return (instant) => format.format(new Date(instant));
}

/** "Noterat 10:12 av Anna Ek." */
export function useNoiseWords(timeZone: string): (note: NoiseNote) => string {
  const { t } = useTranslation('administration');
  const clock = useClockWords(timeZone);
  return ({ notedAt, notedBy }) => t('noise.noted', { time: clock(notedAt), name: notedBy });
}

/** A line for each noisy sitting of the round; nothing when there is none. */
export function NoiseNotes({ notes, timeZone }: { notes: readonly NoiseNote[]; timeZone: string }) {
  const { t } = useTranslation('administration');
  const day = useDayWords();
  if (notes.length === 0) return null;
  return (
    <ul className="grid gap-1" aria-label={t('noise.title')}>
      {notes.map((note) => (
        <li key={note.openedAt}>
          {t('noise.beside', {
            sitting: t(`noise.sitting.${note.kind}`),
            date: day(dayInZone(new Date(note.openedAt), timeZone)),
            name: note.notedBy,
          })}
        </li>
      ))}
    </ul>
  );
}
