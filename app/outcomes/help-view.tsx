/** The help page: what Läsfyr is, how to read its figures, who sees what, and every defined word. */
import { useTranslation } from 'react-i18next';
import { DEFINED_WORDS } from '~/outcomes/definition';
import { DotAndWhisker } from '~/ui/dot-and-whisker';
import { LEVEL_KINDS } from '~/ui/level';
import { LevelMark } from '~/ui/level-mark';

const SECTIONS = ['what', 'not', 'normed', 'source', 'national', 'support'] as const;
const ROLES = [
  'teacher',
  'special-educator',
  'principal',
  'head-of-education',
  'administrator',
  'test-leader',
] as const;

export function HelpView() {
  const { t } = useTranslation('help');
  return (
    <div className="grid gap-8">
      <TextSection id="what" />
      <TextSection id="not" />
      <Levels />
      <section className="grid gap-3" aria-labelledby="help-chance">
        <h2 id="help-chance">{t('section.chance.title')}</h2>
        <p>{t('section.chance.text')}</p>
      </section>
      <Drawing />
      {SECTIONS.slice(2).map((id) => (
        <TextSection key={id} id={id} />
      ))}
      <WhoSeesWhat />
      <Definitions />
    </div>
  );
}

function TextSection({ id }: { id: (typeof SECTIONS)[number] }) {
  const { t } = useTranslation('help');
  return (
    <section className="grid gap-3" aria-labelledby={`help-${id}`}>
      <h2 id={`help-${id}`}>{t(`section.${id}.title`)}</h2>
      <p>{t(`section.${id}.text`)}</p>
    </section>
  );
}

function Levels() {
  const { t } = useTranslation(['help', 'results']);
  return (
    <section className="grid gap-3" aria-labelledby="help-levels">
      <h2 id="help-levels">{t('levels.title')}</h2>
      <p>{t('levels.text')}</p>
      <dl className="grid gap-3">
        {LEVEL_KINDS.map((level) => (
          <div key={level}>
            <dt>
              <LevelMark level={level} word={t(`results:level.${level}`)} />
            </dt>
            <dd>{t(`definition.${level}.text`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** An invented result, drawn as in the tables. */
function Drawing() {
  const { t } = useTranslation('help');
  return (
    <section className="grid gap-3" aria-labelledby="help-drawing">
      <h2 id="help-drawing">{t('drawing.title')}</h2>
      <p>{t('drawing.text')}</p>
      <DotAndWhisker
        size="panel"
        scale={{ minimum: 0, maximum: 24, limit: 18 }}
        value={{ estimate: 12, lower: 8, upper: 15 }}
        title={t('drawing.example')}
        description={t('drawing.description')}
        ticks={[0, 18, 24].map((value) => ({ value, text: String(value) }))}
      />
      <p className="text-ink-soft">{t('drawing.caption')}</p>
    </section>
  );
}

function WhoSeesWhat() {
  const { t } = useTranslation(['help', 'common']);
  return (
    <section className="grid gap-3" aria-labelledby="help-who">
      <h2 id="help-who">{t('who.title')}</h2>
      <p>{t('who.text')}</p>
      <dl className="grid gap-2">
        {ROLES.map((role) => (
          <div key={role}>
            <dt className="font-bold">{t(`common:role.${role}`)}</dt>
            <dd>{t(`who.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Definitions() {
  const { t } = useTranslation('help');
  return (
    <section className="grid gap-3" aria-labelledby="help-definitions">
      <h2 id="help-definitions">{t('definition.title')}</h2>
      <table className="w-full text-start">
        <caption className="spoken">{t('definition.title')}</caption>
        <thead>
          <tr>
            <th scope="col" className="py-2 pe-4 text-start">
              {t('definition.word')}
            </th>
            <th scope="col" className="py-2 text-start">
              {t('definition.meaning')}
            </th>
          </tr>
        </thead>
        <tbody>
          {DEFINED_WORDS.map((word) => (
            <tr key={word} id={`word-${word}`} className="border-t border-line align-top">
              <th scope="row" className="py-2 pe-4 text-start">
                {t(`definition.${word}.term`)}
              </th>
              <td className="py-2">{t(`definition.${word}.text`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
