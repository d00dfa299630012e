/** The help page: what Läsfyr is, how to read its figures, who sees what, and every defined word. */
import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFINED_WORDS } from '~/outcomes/definition';
import type { HelpSection } from '~/outcomes/learning/help-answer';
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

type Question = (section: HelpSection) => ReactNode;
const QuestionOf = createContext<Question>(() => null);

/** What stands under a section: whether it helped. */
function Asked({ section }: { section: HelpSection }) {
  return useContext(QuestionOf)(section);
}

/** `question` gives what is asked under each section; nothing for who is not signed in. */
export function HelpView({ question }: { question: Question }) {
  return (
    <QuestionOf.Provider value={question}>
      <Sections />
    </QuestionOf.Provider>
  );
}

function Sections() {
  const { t } = useTranslation('help');
  return (
    <div className="grid gap-8">
      <Contents />
      <TextSection id="what" />
      <TextSection id="not" />
      <Levels />
      <section className="grid gap-3" aria-labelledby="help-chance">
        <h2 id="help-chance">{t('section.chance.title')}</h2>
        <p>{t('section.chance.text')}</p>
        <Asked section="chance" />
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

/** What the page answers, each a press away. */
function Contents() {
  const { t } = useTranslation('help');
  const parts = [
    ...(['what', 'not'] as const).map((id) => [id, t(`section.${id}.title`)]),
    ['levels', t('levels.title')],
    ['chance', t('section.chance.title')],
    ['drawing', t('drawing.title')],
    ...SECTIONS.slice(2).map((id) => [id, t(`section.${id}.title`)]),
    ['who', t('who.title')],
    ['definitions', t('definition.title')],
  ];
  return (
    <nav className="screen-only" aria-label={t('contents')}>
      <ul className="list-none gap-x-8 p-0 sm:columns-2">
        {parts.map(([id, title]) => (
          <li key={id} className="py-1">
            <a href={`#help-${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function TextSection({ id }: { id: (typeof SECTIONS)[number] }) {
  const { t } = useTranslation('help');
  return (
    <section className="grid gap-3" aria-labelledby={`help-${id}`}>
      <h2 id={`help-${id}`}>{t(`section.${id}.title`)}</h2>
      <p>{t(`section.${id}.text`)}</p>
      <Asked section={id} />
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
      <Asked section="levels" />
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
      <Asked section="drawing" />
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
      <Asked section="who" />
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
      <Asked section="definition" />
    </section>
  );
}
