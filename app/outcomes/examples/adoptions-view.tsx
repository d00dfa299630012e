/** Who uses a copy of the card and how they have found it; take one, stop using it, report back. */
import { Form, useRouteLoaderData } from '@remix-run/react';
import type { DocumentData } from '~/access/document.server';
import { CheckedForm, ChoiceField, TextField } from '~/outcomes/goals/checked-form';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { Select } from '~/ui/select';
import type { RefusedCard } from './card-refusal';
import { useCardTexts } from './card-texts';
import { REPORT_WORDS, reportSchema } from './example-form';
import type { AdoptionShown, ExamplePage } from './example-page';
import type { ExampleWords } from './example-words';
import { ShareFigure } from './share-figure';

interface AdoptionsProps {
  page: ExamplePage;
  refused: RefusedCard | undefined;
  words: ExampleWords;
}

export function AdoptionsSection({ page, refused, words }: AdoptionsProps) {
  const { t } = words;
  const may = useRouteLoaderData<DocumentData>('root')?.viewer?.may ?? [];
  const inUse = page.adoptions.filter(({ isEnded }) => !isEnded);
  const shown = page.adoptions.filter(({ isEnded, report, isOwn }) => !isEnded || report || isOwn);
  return (
    <section className="grid gap-3" aria-labelledby="card-adoptions">
      <h2 id="card-adoptions">{t('adoption.title')}</h2>
      <p>{t('adoption.count', { count: inUse.length })}</p>
      {page.mayAdoptFor.length > 0 && <AdoptForm page={page} words={words} />}
      {!may.includes('support.plan') && <p className="max-w-[70ch]">{t('adoption.whoTakes')}</p>}
      {shown.length > 0 && (
        <ul className="grid gap-4">
          {shown.map((one) => (
            <li
              key={one.schoolId}
              className="grid max-w-[70ch] gap-2 rounded-[12px] border border-line p-4"
            >
              <Adoption adoption={one} refused={refused} words={words} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function AdoptForm({ page, words }: { page: ExamplePage; words: ExampleWords }) {
  const { t } = words;
  return (
    <Form method="post" className="screen-only flex flex-wrap items-end gap-3">
      <FormField label={t('adoption.school')} hint={t('adoption.hint')}>
        <Select
          name="schoolId"
          options={page.mayAdoptFor.map((one) => ({ value: one.schoolId, label: one.schoolName }))}
        />
      </FormField>
      <Button name="intent" value="adopt-example" look={page.mayWrite ? 'secondary' : 'primary'}>
        {t('adoption.take')}
      </Button>
    </Form>
  );
}

function Adoption({
  adoption,
  refused,
  words,
}: Omit<AdoptionsProps, 'page'> & { adoption: AdoptionShown }) {
  const { t, day } = words;
  const { report, schoolName } = adoption;
  return (
    <>
      <h3>{schoolName}</h3>
      <p>
        {t(adoption.isEnded ? 'adoption.left' : 'adoption.since', { day: day(adoption.since) })}
      </p>
      {report ? (
        <>
          <p>
            <strong>{t(`report.word.${report.word}`)}</strong>{' '}
            {t('report.told', { day: day(report.day), count: report.figures.plans })}
          </p>
          {report.words && <p className="whitespace-pre-line">{report.words}</p>}
          <p>
            <ShareFigure
              title={t('figures.onTheWay.term')}
              share={report.figures.onTheWay}
              limit={null}
              words={words}
            />
          </p>
          {adoption.earlierReports > 0 && (
            <p className="text-ink-soft">
              {t('report.earlier', { count: adoption.earlierReports })}
            </p>
          )}
        </>
      ) : (
        <p className="text-ink-soft">{t('report.noneYet')}</p>
      )}
      {adoption.isOwn && <OwnAdoption adoption={adoption} refused={refused} words={words} />}
    </>
  );
}

function OwnAdoption({
  adoption,
  refused,
  words,
}: Omit<AdoptionsProps, 'page'> & { adoption: AdoptionShown }) {
  const { t } = words;
  const { schoolId, isEnded } = adoption;
  const texts = useCardTexts(refused, words);
  return (
    <div className="screen-only grid gap-2">
      <Form method="post">
        <input type="hidden" name="schoolId" value={schoolId} />
        <Button
          name="intent"
          value={isEnded ? 'adopt-example' : 'leave-example'}
          size="small"
          look="quiet"
        >
          {t(isEnded ? 'adoption.takeAgain' : 'adoption.leave')}
        </Button>
      </Form>
      <Explanation label={t('report.begin')}>
        <CheckedForm
          action=""
          intent="report-example"
          schema={reportSchema}
          subjectId={schoolId}
          answer={refused}
          hidden={{ schoolId }}
          defaults={{ word: 'well' }}
          button={t('report.send')}
          keepsPlace
        >
          {(fields) => (
            <>
              {refused?.subjectId === schoolId && (
                <Notice kind="warning" isLive title={t('report.refused')} />
              )}
              <ChoiceField
                field={fields.word}
                label={t('report.how')}
                options={REPORT_WORDS.map((word) => ({
                  value: word,
                  label: t(`report.word.${word}`),
                }))}
              />
              <TextField
                field={fields.words}
                label={t('report.words')}
                hint={t('report.wordsHint')}
                texts={(codes) => texts('words', codes)}
              />
            </>
          )}
        </CheckedForm>
      </Explanation>
    </div>
  );
}
