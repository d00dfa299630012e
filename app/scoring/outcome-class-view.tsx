/** The pupils of a class in a table with a field each: outcomes written in by hand. */
import { Form } from '@remix-run/react';
import { useId } from 'react';
import { PlainTable } from '~/roster/plain-table';
import { CircumstancesFields } from '~/scoring/outcome-circumstances-fields';
import type { HandProblem } from '~/scoring/outcome-form';
import type { getClassOutcomes, HandPupil } from '~/scoring/outcome-hand.server';
import { nameValue } from '~/scoring/outcome-value';
import type { Basis } from '~/scoring/validation-outcome';
import { useValidationWords } from '~/scoring/validation-words';
import { Button } from '~/ui/button';
import { FieldErrors } from '~/ui/form-field';
import { Notice } from '~/ui/notice';

type Page = Awaited<ReturnType<typeof getClassOutcomes>>;
type Props = Page & { problems: HandProblem[]; typed: Record<string, string> | null };

export function OutcomeClassView({ measure, pupils, problems, typed }: Props) {
  const { t } = useValidationWords();
  const [titleId, formId] = [useId(), useId()];
  if (pupils.length === 0) return <p>{t('hand.empty')}</p>;
  const general = problems.filter(({ pupilId }) => pupilId === null);
  const errorsOf = (pupil: HandPupil) =>
    problems
      .filter(({ pupilId }) => pupilId === pupil.pupilId)
      .map(({ code }) => t(`hand.problem.${code}`));
  return (
    <div className="grid gap-6">
      {problems.length > 0 && (
        <Notice kind="error" isLive title={t('hand.problems')}>
          {general.map(({ code }) => t(`hand.problem.${code}`)).join(' ')}
        </Notice>
      )}
      <Form method="post" id={formId} className="grid max-w-2xl gap-5">
        <input type="hidden" name="intent" value="record" />
        <CircumstancesFields day={typed?.assessedOn ?? measure.measuredOn} />
      </Form>
      <h2 id={titleId}>{t('hand.value')}</h2>
      <PlainTable
        labelledBy={titleId}
        rows={pupils}
        rowId={({ pupilId }) => pupilId}
        columns={[
          { header: t('hand.pupil'), cell: ({ name }) => name },
          {
            header: t(`hand.unit.${measure.basis}`),
            cell: (pupil) =>
              pupil.outcome ? (
                <Standing basis={measure.basis} pupil={pupil} />
              ) : (
                <ValueField
                  formId={formId}
                  basis={measure.basis}
                  pupil={pupil}
                  typed={typed?.[`value-${pupil.pupilId}`]}
                  errors={errorsOf(pupil)}
                />
              ),
          },
        ]}
      />
      <div>
        <Button look="primary" form={formId}>
          {t('hand.save')}
        </Button>
      </div>
    </div>
  );
}

type FieldProps = {
  formId: string;
  basis: Basis;
  pupil: HandPupil;
  typed: string | undefined;
  errors: string[];
};

function ValueField({ formId, basis, pupil, typed, errors }: FieldProps) {
  const { t } = useValidationWords();
  const errorId = useId();
  const own = {
    name: `value-${pupil.pupilId}`,
    form: formId,
    className: 'text-input',
    'aria-label': t(`hand.valueOf.${basis}`, { name: pupil.name }),
    'aria-invalid': errors.length > 0 || undefined,
    'aria-describedby': errors.length > 0 ? errorId : undefined,
    defaultValue: typed ?? '',
  };
  return (
    <span className="grid max-w-40 gap-1">
      {basis === 'judged' ? (
        <select {...own}>
          <option value="">{t('none')}</option>
          <option value="nej">{t('hand.no')}</option>
          <option value="ja">{t('hand.yes')}</option>
        </select>
      ) : (
        <input {...own} inputMode="decimal" maxLength={12} autoComplete="off" />
      )}
      <FieldErrors id={errorId} errors={errors} />
    </span>
  );
}

function Standing({ basis, pupil }: { basis: Basis; pupil: HandPupil }) {
  const { t } = useValidationWords();
  const { outcome } = pupil;
  if (!outcome) return null;
  return (
    <Form method="post" className="flex flex-wrap items-center gap-3">
      <span>{nameValue(basis, outcome, { yes: t('hand.yes'), no: t('hand.no') })}</span>
      <input type="hidden" name="importId" value={outcome.importId} />
      <input type="hidden" name="pupilId" value={pupil.pupilId} />
      <Button
        size="small"
        look="quiet"
        name="intent"
        value="remove"
        aria-label={t('hand.removeLabel', { name: pupil.name })}
      >
        {t('hand.remove')}
      </Button>
    </Form>
  );
}
