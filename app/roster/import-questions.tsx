import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { RadioGroup } from '~/ui/radio-group';
import type { Candidate, ImportPreview, Question } from './import-preview';
import { useImportTexts } from './register-words';

/** Rows that ask who they are about. A row without an answer is left out. */
export function ImportQuestions({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('roster');
  const { questions, otherSchoolNames, answerCount } = preview;
  const asks = questions.length + otherSchoolNames.length > 0;
  if (!asks && answerCount === 0) return null;
  return (
    <section aria-labelledby="questions" className="grid gap-5">
      <h2 id="questions">{t('preview.questionsTitle')}</h2>
      {asks && <p>{t('preview.questionsText')}</p>}
      {questions.map((question) => (
        <AskedRow key={question.problem.rowNumber} question={question} />
      ))}
      {otherSchoolNames.length > 0 && (
        <fieldset className="choice-group">
          <legend>{t('preview.alsoCalledTitle')}</legend>
          {otherSchoolNames.map((name) => (
            <Checkbox
              key={name}
              name="alsoCalled"
              value={name}
              label={t('preview.alsoCalled', { name })}
            />
          ))}
        </fieldset>
      )}
      <Answers answerCount={answerCount} asks={asks} />
    </section>
  );
}

function Answers({ answerCount, asks }: { answerCount: number; asks: boolean }) {
  const { t } = useTranslation('roster');
  return (
    <div className="flex flex-wrap items-center gap-3">
      {asks && (
        <Button name="intent" value="answer">
          {t('preview.showWithAnswers')}
        </Button>
      )}
      {answerCount > 0 && (
        <>
          <span>{t('preview.answersKept', { count: answerCount })}</span>
          <Button name="intent" value="clear-answers" look="quiet" size="small">
            {t('preview.clearAnswers')}
          </Button>
        </>
      )}
    </div>
  );
}

function AskedRow({ question }: { question: Question }) {
  const { t } = useTranslation('roster');
  const texts = useImportTexts();
  const { problem, name, className, birthDate, candidates, noneValue } = question;
  const inFile = birthDate
    ? t('preview.questionRowBorn', { name, className, birthDate })
    : t('preview.questionRow', { name, className });
  const same = ({ pupilId: _id, birthDate: born, ...who }: Candidate) =>
    born ? t('preview.sameBorn', { ...who, birthDate: born }) : t('preview.same', who);
  return (
    <RadioGroup
      name={`answer-${problem.rowNumber}`}
      label={texts.problem(problem)}
      hint={inFile}
      defaultValue=""
      options={[
        ...candidates.map((candidate) => ({
          value: `same:${candidate.pupilId}`,
          label: same(candidate),
        })),
        { value: noneValue, label: t('preview.none') },
        { value: '', label: t('preview.leaveOut') },
      ]}
    />
  );
}
