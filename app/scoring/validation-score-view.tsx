/** A score against the outcome: the curve, fixed sensitivities, and a form that tries another limit. */
import { Form } from '@remix-run/react';
import { useId } from 'react';
import { PlainTable } from '~/roster/plain-table';
import type { LevelAccuracy } from '~/scoring/validation-levels';
import type { ValidationFigures } from '~/scoring/validation-report';
import { RocFigure, RocTable } from '~/scoring/validation-roc';
import type { ScoreFigures } from '~/scoring/validation-score';
import { AccuracyTable } from '~/scoring/validation-tables';
import { useValidationWords } from '~/scoring/validation-words';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Select } from '~/ui/select';

type Props = { figures: ValidationFigures; compare: string; seesPupils: boolean };

export function ScoreSection({ figures, compare, seesPupils }: Props) {
  const { t, estimate } = useValidationWords();
  const { score, scores, accuracies } = figures;
  const area = score && { ...score.area, estimate: score.area.auc };
  const hasLimits = score?.area.lower !== null;
  return (
    <section className="grid gap-4">
      <h2>{t('scoreTitle')}</h2>
      <p className="max-w-[70ch]">{t('scoreText')}</p>
      <ScoreForm scores={scores} score={score} compare={compare} />
      {!score && <p className="max-w-[70ch]">{t('scoreHidden')}</p>}
      {score && (
        <>
          <p className="max-w-[70ch]">
            {t('scoreLine', { cases: score.cases, controls: score.controls })}{' '}
            {t(hasLimits ? 'areaLine' : 'areaNoLimits', { area: estimate(area) })}
          </p>
          <Targets score={score} />
          <div className="figure-beside-table">
            <RocFigure figures={score} />
            <div className="grid content-start gap-4">
              {!seesPupils && <p>{t('rocSteps')}</p>}
              <RocTable figures={score} />
            </div>
          </div>
          <Tried score={score} accuracies={accuracies} />
        </>
      )}
    </section>
  );
}

/** A form that asks the page again: it works without scripts, and the address can be shared. */
function ScoreForm({
  scores,
  score,
  compare,
}: Pick<ValidationFigures, 'scores' | 'score'> & { compare: string }) {
  const { t, nameScore, nameCut } = useValidationWords();
  return (
    <Form method="get" className="grid max-w-3xl gap-4 sm:grid-cols-2" preventScrollReset>
      <input type="hidden" name="compare" value={compare} />
      <FormField label={t('score')}>
        <Select
          key={score?.score.key}
          name="score"
          defaultValue={score?.score.key}
          options={scores.map((own) => ({ value: own.key, label: nameScore(own) }))}
        />
      </FormField>
      {score && score.cuts.length > 0 && (
        <FormField label={t('limit')}>
          <Select
            key={`${score.score.key} ${score.tried?.cut}`}
            name="limit"
            defaultValue={score.tried?.cut ?? ''}
            emptyLabel={t('noLimit')}
            options={score.cuts.map((cut) => ({
              value: String(cut),
              label: nameCut(score.score, cut),
            }))}
          />
        </FormField>
      )}
      <div className="screen-only">
        <Button>{t('show')}</Button>
      </div>
    </Form>
  );
}

function Targets({ score }: { score: ScoreFigures }) {
  const { t, share, estimate, nameCut } = useValidationWords();
  const id = useId();
  return (
    <div className="grid gap-2">
      <h3 id={id}>{t('targetsTitle')}</h3>
      <p className="max-w-[70ch]">{t('targetsText')}</p>
      <PlainTable
        labelledBy={id}
        rows={score.targets}
        rowId={({ target }) => target}
        columns={[
          { header: t('target'), cell: ({ target }) => share(target) },
          { header: t('cut'), cell: ({ cut }) => nameCut(score.score, cut) },
          { header: t('sensitivity'), cell: ({ accuracy }) => estimate(accuracy.sensitivity) },
          { header: t('specificity'), cell: ({ accuracy }) => estimate(accuracy.specificity) },
          { header: t('ppv'), cell: ({ accuracy }) => estimate(accuracy.positivePredictiveValue) },
          { header: t('npv'), cell: ({ accuracy }) => estimate(accuracy.negativePredictiveValue) },
        ]}
      />
    </div>
  );
}

function Tried({ score, accuracies }: { score: ScoreFigures; accuracies: LevelAccuracy[] }) {
  const { t, nameCut } = useValidationWords();
  const id = useId();
  const { tried } = score;
  if (!tried) return null;
  const today = accuracies.find(({ limit }) => limit === 'look-again');
  const flags = [
    { name: t('tried'), accuracy: tried.accuracy },
    ...(today ? [{ name: t('policyToday'), accuracy: today.accuracy }] : []),
  ];
  return (
    <div className="grid gap-2">
      <h3 id={id}>{t('triedTitle', { cut: nameCut(score.score, tried.cut) })}</h3>
      <p className="max-w-[70ch]">{t('triedText')}</p>
      <AccuracyTable labelledBy={id} flags={flags} />
    </div>
  );
}
