/** The words of the letters: one text a language, its placeholders, how it comes out, and the way back. */
import { Form } from '@remix-run/react';
import { useState } from 'react';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { TextArea } from '~/ui/text-area';
import { findTemplateProblem, type LetterFacts, type TemplateProblem } from './letter';
import type { LetterTemplateView } from './letter-page';
import { LetterLanguages, LetterPaper } from './letter-view';
import { PLACEHOLDERS } from './letter-words';
import { usePaperWords } from './paper-words';

interface TemplateProps {
  page: LetterTemplateView;
  problem: TemplateProblem | null;
}

export function LetterTemplatePage({ page, problem }: TemplateProps) {
  const { t, results } = usePaperWords();
  const [text, setText] = useState(page.text);
  const found = findTemplateProblem(text, page.language) ?? problem;
  const isChanged = text !== page.text;
  const { changed } = page;
  return (
    <div className="grid gap-6">
      <LetterLanguages address="/letter-template" current={page.language} />
      <p>
        {page.isOwn ? t('template.isOwn') : t('template.isCommon')}
        {changed &&
          ` ${t('template.changed', { by: changed.by, day: results.day(changed.at, page.timeZone) })}`}
      </p>
      <Form method="post" className="grid max-w-prose gap-3">
        <input type="hidden" name="intent" value="save" />
        <FormField label={t('template.text')} hint={t('template.textHint')}>
          <TextArea
            name="text"
            rows={18}
            lang={page.language}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </FormField>
        <dl className="grid gap-1">
          {PLACEHOLDERS.map((word) => (
            <div key={word} className="flex flex-wrap gap-x-2">
              <dt className="font-bold">{`{${word}}`}</dt>
              <dd>{t(`template.placeholder.${word}`)}</dd>
            </div>
          ))}
        </dl>
        {found && <ProblemNotice problem={found} />}
        <div>
          <Button look="primary" disabled={!isChanged || found !== null}>
            {t('template.save')}
          </Button>
        </div>
      </Form>
      {changed && (
        <Form method="post" className="flex flex-wrap gap-3">
          <Button name="intent" value="undo">
            {t('template.undo')}
          </Button>
          {page.isOwn && (
            <Button name="intent" value="reset" look="quiet">
              {t('template.reset')}
            </Button>
          )}
        </Form>
      )}
      <section aria-labelledby="preview" className="grid gap-3">
        <h2 id="preview">{t('template.preview')}</h2>
        <p className="text-ink-soft">{t('template.previewText')}</p>
        <LetterPaper
          page={{ template: text, language: page.language }}
          letter={{ synthetic: true, facts: exampleOf(page.today) }}
        />
      </section>
    </div>
  );
}

function ProblemNotice({ problem }: { problem: TemplateProblem }) {
  const { t } = usePaperWords();
  const words = 'words' in problem ? problem.words : [];
  const inBraces = problem.kind !== 'forbidden-word';
  return (
    <Notice kind="warning" isLive title={t(`template.problem.${problem.kind}`)}>
      {words.length > 0 && <p>{words.map((word) => (inBraces ? `{${word}}` : word)).join(', ')}</p>}
    </Notice>
  );
}

/** A pupil that does not exist, to show how the words come out. */
function exampleOf(today: string): LetterFacts {
  return {
    name: 'Alva',
    className: '1A',
    schoolName: 'Strandskolan',
    teachers: ['Kim Berg'],
    can: [
      { skill: 'letters', degree: 'securely' },
      { skill: 'decoding', degree: 'begun' },
    ],
    hasResults: true,
    plans: [{ need: 'blending', place: 'classroom', minutes: 15, timesAWeek: 3, endDate: today }],
    today,
  };
}
