/** Words that every view of results shares: the reader's language, chances in ten, days. */
import { useTranslation } from 'react-i18next';
import { dateFormat, numberFormat } from '~/platform/translation/formats';
import { useRemembered } from '~/platform/translation/use-remembered';
import type { TaskName } from '~/scoring/class-result';
import type { Bilingual } from '~/scoring/cut-policy';
import type { Level } from '~/scoring/level-shapes';

/** `say` picks the reader's language of a text that the rules wrote in both. */
export function useResultWords() {
  const { t: look, i18n } = useTranslation('results');
  const t = useRemembered(look);
  const locale = i18n.language === 'en' ? 'en' : 'sv';
  const number = (value: number) =>
    numberFormat(LANGUAGE_TAGS[locale], { maximumFractionDigits: 1 }).format(value);
  return {
    t,
    locale,
    /** "behöver följas upp". */
    level: (level: Level) => t(`level.${level}`),
    /** "gränsen är 18". */
    limitAt: (limit: number) => t('limitAt', { limit: number(limit) }),
    say: (words: Bilingual) => words[locale],
    /** The same with a capital letter first, for headings. */
    head: (words: Bilingual) =>
      words[locale].charAt(0).toLocaleUpperCase(locale) + words[locale].slice(1),
    /** "Läs ord nu": the catalogue may have a verb for the task, else its title is used. */
    startTask: (task: TaskName) => {
      const key = `class.readNowTask.${task.taskId}` as 'class.readNowTask.read-words';
      return i18n.exists(`results:${key}`)
        ? t(key)
        : t('class.readNow', { task: task.title[locale] });
    },
    /** "8 av 10": rounded only here, by the same rule as the sentence. */
    chance: (probability: number | null) => {
      if (probability === null) return t('chance.none');
      if (probability > 0.9) return t('chance.more');
      if (probability < 0.1) return t('chance.less');
      return t('chance.count', { chances: Math.round(probability * 10) });
    },
    /** "tis 24 nov", of an instant as ISO text in the municipality's zone, or of a day. */
    day: (text: string, timeZone: string) => formatDay(text, locale, timeZone),
    /** "tis 24 nov 09:12". */
    moment: (text: string, timeZone: string) => {
      const { hour, minute } = readParts(new Date(text), locale, timeZone);
      return `${formatDay(text, locale, timeZone)} ${hour}:${minute}`;
    },
    /** "4,2": one decimal at most. */
    number,
    /** "0,84": two decimals, for coefficients. */
    precise: (value: number) =>
      numberFormat(LANGUAGE_TAGS[locale], {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      }).format(value),
  };
}

export type ResultWords = ReturnType<typeof useResultWords>;

const LANGUAGE_TAGS = { sv: 'sv-SE', en: 'en-GB' } as const;

function formatDay(text: string, locale: 'sv' | 'en', timeZone: string): string {
  const isDay = text.length === 10;
  const instant = new Date(isDay ? `${text}T00:00:00Z` : text);
  const { weekday, day, month } = readParts(instant, locale, isDay ? 'UTC' : timeZone);
  return `${weekday} ${day} ${month}`;
}

/** The parts without the marks between them, which differ between server and browsers. */
function readParts(instant: Date, locale: 'sv' | 'en', timeZone: string) {
  const parts = dateFormat(LANGUAGE_TAGS[locale], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(instant);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value.replace('.', '') ?? '';
  return {
    weekday: read('weekday'),
    day: read('day'),
    month: read('month'),
    hour: read('hour'),
    minute: read('minute'),
  };
}
