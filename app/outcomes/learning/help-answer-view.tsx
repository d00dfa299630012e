/** The question under each section of the help page, and what has been answered, for the administrator. */
import { useTranslation } from 'react-i18next';
import { CheckedForm, RadioField, TextField } from '~/outcomes/goals/checked-form';
import type { RefusedForm } from '~/outcomes/goals/read-form';
import { useResultWords } from '~/scoring/use-result-words';
import { Explanation } from '~/ui/explanation';
import { ScrollRegion } from '~/ui/scroll-region';
import { type HelpSection, helpAnswerSchema, type SectionAnswers } from './help-answer';
import { NoNames } from './learning-fields';

type Props = {
  section: HelpSection;
  /** The section that the reader has just answered on. */
  thanked: HelpSection | null;
  answer: RefusedForm | undefined;
};

export function HelpQuestion({ section, thanked, answer }: Props) {
  const { t } = useTranslation('learning');
  if (thanked === section) return <p role="status">{t('help.thanks')}</p>;
  return (
    <div className="screen-only">
      <Explanation label={t('help.question')}>
        <CheckedForm
          action="/help"
          intent="help-answer"
          schema={helpAnswerSchema}
          subjectId={section}
          answer={answer}
          hidden={{ section }}
          button={t('help.send')}
          size="small"
          keepsPlace
        >
          {(fields) => (
            <>
              <RadioField
                field={fields.helpful}
                label={t('help.question')}
                options={[
                  { value: 'yes', label: t('help.yes') },
                  { value: 'no', label: t('help.no') },
                ]}
              />
              <TextField field={fields.words} label={t('help.words')} rows={2} isOptional />
              <NoNames />
              <p className="text-ink-soft">{t('help.nobody')}</p>
            </>
          )}
        </CheckedForm>
      </Explanation>
    </div>
  );
}

export function HelpAnswersView({ sections }: { sections: SectionAnswers[] }) {
  const { t } = useTranslation(['learning', 'help']);
  const { day } = useResultWords();
  const name = (section: HelpSection) => {
    if (section === 'levels' || section === 'drawing') return t(`help:${section}.title`);
    if (section === 'who' || section === 'definition') return t(`help:${section}.title`);
    return t(`help:section.${section}.title`);
  };
  const title = t('learning:help.answers');
  return (
    <div className="grid gap-8">
      <ScrollRegion label={title}>
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('learning:help.section')}</th>
              <th scope="col" data-align="end">
                {t('learning:help.yes')}
              </th>
              <th scope="col" data-align="end">
                {t('learning:help.no')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sections.map(({ section, yes, no }) => (
              <tr key={section}>
                <th scope="row" className="font-normal">
                  {name(section)}
                </th>
                <td data-align="end">{yes}</td>
                <td data-align="end">{no}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <section aria-labelledby="help-words" className="grid gap-3">
        <h2 id="help-words">{t('learning:help.allWords')}</h2>
        {sections.every(({ words }) => words.length === 0) && (
          <p className="text-ink-soft">{t('learning:help.noWords')}</p>
        )}
        {sections
          .filter(({ words }) => words.length > 0)
          .map(({ section, words }) => (
            <div key={section}>
              <h3>{name(section)}</h3>
              <ul className="list-disc ps-6">
                {words.map(({ text, day: on, isHelpful }) => (
                  <li key={`${on}${text}`}>
                    {text}{' '}
                    <span className="text-ink-soft">
                      ({t(isHelpful ? 'learning:help.yes' : 'learning:help.no')}, {day(on, 'UTC')})
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
      </section>
    </div>
  );
}
