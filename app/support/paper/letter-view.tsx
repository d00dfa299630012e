/** Letters to guardians on a screen and on paper, one page each. */
import { useState } from 'react';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { TextArea } from '~/ui/text-area';
import { describeLetterDay, writeLetter } from './letter';
import type { ClassLetters, PupilLetter } from './letter-page';
import { findForbiddenWords, LETTER_LANGUAGES, type LetterLanguage } from './letter-words';
import { usePaperWords } from './paper-words';

export function LetterActions({ page }: { page: ClassLetters }) {
  const { t } = usePaperWords();
  const [only] = page.letters;
  if (!only) return null;
  return (
    <>
      <Button type="button" onClick={() => globalThis.print()}>
        {t('print')}
      </Button>
      <LinkButton to={`/classes/${page.classId}/letters?language=${page.language}`}>
        {t('letter.ofClass')}
      </LinkButton>
      <LinkButton to={`/classes/${page.classId}/pupils/${only.pupilId}`}>{t('toPupil')}</LinkButton>
    </>
  );
}

/** The same page in the letter's other language. */
export function LetterLanguages({
  address,
  current,
}: {
  address: string;
  current: LetterLanguage;
}) {
  const { t } = usePaperWords();
  return (
    <LinkButtons
      label={t('letter.language')}
      links={LETTER_LANGUAGES.map((language) => ({
        to: `${address}?language=${language}`,
        label: t(`letter.in.${language}`),
        isCurrent: language === current,
      }))}
    />
  );
}

function LinkButtons({
  label,
  links,
}: {
  label: string;
  links: { to: string; label: string; isCurrent: boolean }[];
}) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-2 print:hidden">
      {links.map((link) => (
        <LinkButton
          key={link.to}
          size="small"
          to={link.to}
          look={link.isCurrent ? 'secondary' : 'quiet'}
          aria-current={link.isCurrent ? 'true' : undefined}
        >
          {link.label}
        </LinkButton>
      ))}
    </nav>
  );
}

/** One pupil's letter, with a place for what an adult wants to say of the pupil; it is not kept. */
export function PupilLetterView({ page, address }: { page: ClassLetters; address: string }) {
  const { t } = usePaperWords();
  const [own, setOwn] = useState('');
  const [letter] = page.letters;
  if (!letter) return null;
  const unfit = findForbiddenWords(own, page.language);
  return (
    <div className="grid gap-6">
      <LetterLanguages address={address} current={page.language} />
      <div className="grid max-w-prose gap-3 print:hidden">
        {letter.protectedIdentity && (
          <Notice kind="warning" title={t('letter.protected')}>
            <p>{t('letter.protectedText')}</p>
          </Notice>
        )}
        <FormField label={t('letter.own')} hint={t('letter.ownHint')}>
          <TextArea value={own} maxLength={400} onChange={(event) => setOwn(event.target.value)} />
        </FormField>
        {unfit.length > 0 && (
          <Notice kind="warning" isLive title={t('letter.unfit', { words: unfit.join(', ') })}>
            <p>{t('letter.unfitText')}</p>
          </Notice>
        )}
      </div>
      <LetterPaper page={page} letter={letter} own={unfit.length > 0 ? '' : own} />
    </div>
  );
}

interface LetterPaperProps {
  page: { template: string; language: LetterLanguage };
  letter: Pick<PupilLetter, 'synthetic' | 'facts'>;
  own?: string;
}

export function LetterPaper({ page, letter, own = '' }: LetterPaperProps) {
  const { t } = usePaperWords();
  const { schoolName, className, today } = letter.facts;
  const { heading, paragraphs } = writeLetter(page.template, letter.facts, page.language, own);
  return (
    <article
      lang={page.language}
      className="letter grid max-w-prose gap-4 rounded border border-line bg-surface p-6"
    >
      <header className="flex flex-wrap justify-between gap-x-4 border-line border-b pb-2 text-ink-soft text-sm">
        <span>
          {schoolName}, {className}
        </span>
        <span>{describeLetterDay(today, page.language)}</span>
      </header>
      {letter.synthetic && <p className="font-bold">{t(`letter.synthetic.${page.language}`)}</p>}
      <h2>{heading}</h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="whitespace-pre-line">
          {paragraph}
        </p>
      ))}
    </article>
  );
}
