/** The pupils of a class with where each letter is: chosen by ticks, handed out by a press. */
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import type { BatchPupil, LetterBatch, LetterStepKind } from './letter-batch';
import { usePaperWords } from './paper-words';

interface LetterBatchListProps {
  page: LetterBatch;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  failed: readonly string[];
  /** Null while letters are being prepared. */
  onRetry: ((pupilIds: readonly string[]) => void) | null;
  onHandOut: (pupilIds: readonly string[]) => void;
  onTakeBack: (kind: LetterStepKind, pupilIds: readonly string[]) => void;
}

const idOf = ({ pupilId }: BatchPupil) => pupilId;

export function LetterBatchList(props: LetterBatchListProps) {
  const { page, onChoose, onHandOut } = props;
  const { t } = useTranslation('desk');
  const { pupils, mayRecord } = page;
  const printed = pupils.filter(({ latest }) => latest !== null);
  const handedOut = pupils.filter(({ latest }) => latest?.kind === 'handed-out');
  const unprinted = pupils.filter(({ latest }) => latest === null);
  const waiting = printed.filter(({ latest }) => latest?.kind === 'printed');
  return (
    <section aria-labelledby="letter-pupils" className="grid gap-3">
      <h2 id="letter-pupils">{t('batch.pupils')}</h2>
      <p>
        {t('batch.standing', {
          printed: printed.length,
          handedOut: handedOut.length,
          count: pupils.length,
        })}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="button" size="small" onClick={() => onChoose(new Set(pupils.map(idOf)))}>
          {t('batch.chooseAll')}
        </Button>
        <Button
          type="button"
          size="small"
          disabled={unprinted.length === 0}
          onClick={() => onChoose(new Set(unprinted.map(idOf)))}
        >
          {t('batch.chooseLeft', { count: unprinted.length })}
        </Button>
        <Button type="button" size="small" onClick={() => onChoose(new Set())}>
          {t('batch.chooseNone')}
        </Button>
        {mayRecord && waiting.length > 0 && (
          <Button type="button" size="small" onClick={() => onHandOut(waiting.map(idOf))}>
            {t('batch.handOutAll', { count: waiting.length })}
          </Button>
        )}
      </div>
      <ul className="grid gap-x-6 md:grid-cols-2">
        {pupils.map((pupil) => (
          <PupilLine key={pupil.pupilId} pupil={pupil} {...props} />
        ))}
      </ul>
    </section>
  );
}

function PupilLine({
  pupil,
  page,
  chosen,
  onChoose,
  failed,
  onRetry,
  onHandOut,
  onTakeBack,
}: LetterBatchListProps & { pupil: BatchPupil }) {
  const { t } = useTranslation('desk');
  const { day } = usePaperWords();
  const { pupilId, name, hasResults, latest } = pupil;
  const toggle = (isChosen: boolean) => {
    const others = [...chosen].filter((id) => id !== pupilId);
    onChoose(new Set(isChosen ? [...others, pupilId] : others));
  };
  const isFailed = failed.includes(pupilId);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1 border-line border-b py-2">
      <div className="grid gap-0.5">
        <Checkbox
          label={name}
          checked={chosen.has(pupilId)}
          onChange={({ target }) => toggle(target.checked)}
        />
        {!hasResults && <span className="text-ink-soft text-sm">{t('batch.noResult')}</span>}
        <span className="text-ink-soft text-sm">
          {latest
            ? t(`batch.latest.${latest.kind}`, { day: day(latest.day), by: latest.by })
            : t('batch.latest.none')}
        </span>
        {isFailed && (
          <span role="alert" className="text-sm">
            {t('batch.failedOne')}
          </span>
        )}
      </div>
      <span className="flex flex-wrap gap-2">
        {isFailed && onRetry && (
          <Button
            type="button"
            size="small"
            aria-label={t('batch.retryFor', { name })}
            onClick={() => onRetry([pupilId])}
          >
            {t('batch.retry')}
          </Button>
        )}
        {page.mayRecord && latest?.kind === 'printed' && (
          <Button
            type="button"
            size="small"
            look="quiet"
            aria-label={t('batch.handOutFor', { name })}
            onClick={() => onHandOut([pupilId])}
          >
            {t('batch.handOut')}
          </Button>
        )}
        {page.mayRecord && latest && (
          <Button
            type="button"
            size="small"
            look="quiet"
            aria-label={t(`batch.takeBackFor.${latest.kind}`, { name })}
            onClick={() => onTakeBack(latest.kind, [pupilId])}
          >
            {t('batch.takeBack')}
          </Button>
        )}
      </span>
    </li>
  );
}
