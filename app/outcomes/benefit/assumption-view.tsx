/** Assumptions as they hold, with who, when and why; the form of each, the way back, and what held before. */
import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { TextInput } from '~/ui/text-input';
import type { Assumption, AssumptionKey, AssumptionRow, Assumptions } from './assumption';
import type { AssumptionAnswer } from './assumption-store.server';
import { useBenefitWords } from './benefit-words';
import { FormProblem } from './form-problem';

export interface AssumptionsViewProps {
  keys: readonly AssumptionKey[];
  assumptions: Assumptions;
  mayAssume: boolean;
  timeZone: string;
  /** What was wrong with the last form; null when nothing was. */
  refused: Extract<AssumptionAnswer, { ok: false }> | null;
  /** What stood in it. */
  sent: Record<string, string>;
}

export function AssumptionsView(props: AssumptionsViewProps) {
  const { t, number } = useBenefitWords();
  const { keys, assumptions, mayAssume } = props;
  return (
    <>
      {!mayAssume && <p className="text-ink-soft">{t('benefit:assumption.onlyHead')}</p>}
      <ul className="grid" aria-labelledby="assumptions">
        {keys.map((key) => {
          const assumption = assumptions[key];
          const { value, rows } = assumption;
          return (
            <li
              key={key}
              className="grid max-w-[60rem] break-inside-avoid gap-x-6 gap-y-1 border-t border-line py-3 md:grid-cols-[2fr_minmax(4rem,0.5fr)_3fr_minmax(11rem,1fr)]"
            >
              <span className="font-bold">{t(`benefit:assumption.${key}.label`)}</span>
              <span>{value === null ? t('benefit:assumption.missing') : number(value)}</span>
              <div>
                <Written assumption={assumption} timeZone={props.timeZone} />
              </div>
              {mayAssume && (
                <Change
                  key={rows.length}
                  assumption={assumption}
                  refused={props.refused}
                  sent={props.sent}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Written({ assumption, timeZone }: { assumption: Assumption; timeZone: string }) {
  const { t, day, number } = useBenefitWords();
  const [latest, ...earlier] = assumption.rows;
  const tell = ({ by, at, reason, value }: AssumptionRow) =>
    value === null
      ? t('benefit:assumption.whoNone', { by, day: day(at, timeZone) })
      : t('benefit:assumption.who', { by, day: day(at, timeZone), reason });
  return (
    <>
      {latest && <p>{tell(latest)}</p>}
      {earlier.length > 0 && (
        <Explanation label={t('benefit:assumption.history')}>
          <ul>
            {earlier.map((row) => (
              <li key={row.at}>
                {row.value === null ? t('benefit:assumption.missing') : number(row.value)}.{' '}
                {tell(row)}
              </li>
            ))}
          </ul>
        </Explanation>
      )}
    </>
  );
}

function Change({
  assumption,
  refused,
  sent,
}: Pick<AssumptionsViewProps, 'refused' | 'sent'> & { assumption: Assumption }) {
  const { t } = useBenefitWords();
  const { key, value, rows } = assumption;
  const isRefused = refused?.key === key;
  const form = (
    <AssumptionForm assumption={assumption} refused={isRefused ? refused : null} sent={sent} />
  );
  return (
    <div className="screen-only grid justify-items-start gap-2">
      {isRefused ? (
        form
      ) : (
        <Explanation
          label={t(value === null ? 'benefit:assumption.set' : 'benefit:assumption.change')}
        >
          {form}
        </Explanation>
      )}
      {rows.length > 0 && (
        <Form method="post">
          <input type="hidden" name="key" value={key} />
          <Button
            name="intent"
            value="undo-assumption"
            size="small"
            look="quiet"
            className="relative"
          >
            {t('benefit:assumption.undo')}
            <span className="spoken"> {t(`benefit:assumption.${key}.label`)}</span>
          </Button>
        </Form>
      )}
    </div>
  );
}

function AssumptionForm({
  assumption: { key, value },
  refused,
  sent,
}: Pick<AssumptionsViewProps, 'refused' | 'sent'> & { assumption: Assumption }) {
  const { t, locale, fieldOf } = useBenefitWords();
  const problems = refused?.problems ?? [];
  const shown = value === null ? '' : String(value).replace('.', locale === 'sv' ? ',' : '.');
  return (
    <Form method="post" className="grid min-w-[16rem] gap-4">
      <input type="hidden" name="intent" value="assume" />
      <input type="hidden" name="key" value={key} />
      {problems.length > 0 && <FormProblem problems={problems} />}
      <FormField
        label={t(`benefit:assumption.${key}.label`)}
        hint={t(`benefit:assumption.${key}.hint`)}
        field={fieldOf(problems, 'value')}
      >
        <TextInput
          name="value"
          inputMode="decimal"
          required
          maxLength={20}
          defaultValue={refused ? sent.value : shown}
        />
      </FormField>
      <FormField
        label={t('benefit:assumption.reason')}
        hint={t('benefit:noNames')}
        field={fieldOf(problems, 'reason')}
      >
        <TextInput
          name="reason"
          required
          maxLength={300}
          defaultValue={refused ? sent.reason : ''}
        />
      </FormField>
      <div>
        <Button>{t('benefit:assumption.save')}</Button>
      </div>
    </Form>
  );
}
