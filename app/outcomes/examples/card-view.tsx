/** A published method card: the setting, the way of working, what was counted, and how others have found it. */
import { DefinitionPopover } from '~/ui/definition-popover';
import type { CardContent } from './card-content';
import type { CardFigures, ShownFigures } from './card-figures';
import type { ExampleWords } from './example-words';
import { findLimit, ShareFigure } from './share-figure';

export function CardText({ content, words }: { content: CardContent; words: ExampleWords }) {
  const { t, plans } = words;
  const { minutes, timesAWeek, weeks } = content;
  return (
    <>
      <section className="grid max-w-[70ch] gap-2" aria-labelledby="card-setting">
        <h2 id="card-setting">{t('card.setting')}</h2>
        <p>
          {t('card.place', {
            size: t(`classSize.${content.classSize}`),
            window: t(`window.${content.window}`),
          })}
        </p>
        <p>
          {t('card.needs', {
            needs: content.needs.map((need) => plans(`need.${need}`)).join('; '),
          })}
        </p>
        <p className="whitespace-pre-line">{content.setting}</p>
      </section>
      <section className="grid max-w-[70ch] gap-2" aria-labelledby="card-work">
        <h2 id="card-work">{t('card.work')}</h2>
        <p className="whitespace-pre-line">{content.description}</p>
        <p>{plans('methods.dose', { count: minutes, timesAWeek, weeks })}</p>
        {content.materials && <p>{plans('methods.materials', { materials: content.materials })}</p>}
      </section>
      {content.experience && (
        <section className="grid max-w-[70ch] gap-2" aria-labelledby="card-experience">
          <h2 id="card-experience">{t('card.experience')}</h2>
          <p className="whitespace-pre-line">{content.experience}</p>
        </section>
      )}
    </>
  );
}

const HALF = 0.5;

export function CardFiguresSection({
  figures,
  title,
  isElsewhere,
  words,
}: {
  /** With the school's other plans for who writes the card. */
  figures: ShownFigures | CardFigures;
  title: string;
  isElsewhere: boolean;
  words: ExampleWords;
}) {
  const { t, day } = words;
  const besides = 'besides' in figures ? figures.besides : null;
  const rows = [
    { id: 'onTheWay', share: figures.onTheWay, limit: besides && findLimit(besides) },
    ...(besides ? [{ id: 'besides', share: besides, limit: null } as const] : []),
    { id: 'faster', share: figures.faster, limit: HALF },
  ] as const;
  return (
    <section className="grid gap-3" aria-labelledby="card-figures">
      <h2 id="card-figures">{title}</h2>
      <p className="max-w-[70ch]">
        {t(isElsewhere ? 'figures.countedElsewhere' : 'figures.counted', {
          day: day(figures.countedOn),
        })}
      </p>
      <dl className="grid gap-3">
        {rows.map(({ id, share, limit }) => (
          <div key={id}>
            <dt>
              <DefinitionPopover term={t(`figures.${id}.term`)}>
                <p>{t(`figures.${id}.text`)}</p>
              </DefinitionPopover>
            </dt>
            <dd>
              <ShareFigure
                title={t(`figures.${id}.term`)}
                share={share}
                limit={limit}
                words={words}
              />
            </dd>
          </div>
        ))}
        <div>
          <dt>
            <DefinitionPopover term={t('figures.dose.term')}>
              <p>{t('figures.dose.text')}</p>
            </DefinitionPopover>
          </dt>
          <dd>
            <DoseLine dose={figures.dose} words={words} />
          </dd>
        </div>
      </dl>
      <p className="max-w-[70ch] text-ink-soft">{t('figures.note')}</p>
    </section>
  );
}

function DoseLine({ dose, words }: { dose: CardFigures['dose']; words: ExampleWords }) {
  const { t, number } = words;
  if (!dose) return <span>{t('share.tooFew')}</span>;
  return (
    <span>
      {t('figures.dose.plans', {
        count: dose.plans,
        minutes: number(dose.minutes),
        timesAWeek: number(dose.timesAWeek),
        weeks: number(dose.weeks),
      })}{' '}
      {t('figures.dose.sessions', { held: dose.sessionsHeld, planned: dose.sessionsPlanned })}
    </span>
  );
}
