/** Correcting a window that is public and was wrong, and what was done with the page until now. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { TextInput } from '~/ui/text-input';
import { nameSchoolYear } from './open-data-file';
import {
  LONGEST_REASON,
  type OpenDataPage,
  type PossibleCorrection,
  type PublicationLine,
  type PublicationOutcome,
  type PublicationProblem,
} from './open-data-page';

export type RefusedCorrection = Extract<PublicationOutcome, { ok: false }>['of'];

interface CorrectionProps {
  page: Pick<OpenDataPage, 'corrections'>;
  problem: PublicationProblem | null;
  of: RefusedCorrection;
}

/** "höstfönstret 2026/2027" */
function useWindowName() {
  const { t } = useTranslation(['reports', 'common']);
  return ({ kind, startYear }: Pick<PossibleCorrection, 'kind' | 'startYear'>) =>
    t('reports:figures.window', {
      window: t(`common:window.${kind}`),
      year: nameSchoolYear(startYear),
    });
}

export function CorrectionSection({ page, problem, of }: CorrectionProps) {
  const { t } = useTranslation('reports');
  const { corrections } = page;
  return (
    <section className="grid gap-3" aria-labelledby="open-data-correct">
      <h2 id="open-data-correct">{t('correction.heading')}</h2>
      <p className="max-w-[70ch]">{t('correction.explain')}</p>
      {corrections.length === 0 ? (
        <p className="text-ink-soft">{t('correction.none')}</p>
      ) : (
        corrections.map((one) => {
          const isOwn = of?.startYear === one.startYear && of.kind === one.kind;
          return (
            <CorrectionForm
              key={`${one.startYear} ${one.kind}`}
              of={one}
              problem={isOwn ? problem : null}
              given={isOwn ? of.reason : ''}
            />
          );
        })
      )}
    </section>
  );
}

function CorrectionForm({
  of,
  problem,
  given,
}: {
  of: PossibleCorrection;
  problem: PublicationProblem | null;
  given: string;
}) {
  const { t } = useTranslation('reports');
  const name = useWindowName()(of);
  const { startYear, kind, version, changed, hidden } = of;
  return (
    <Form method="post" className="grid max-w-prose gap-4">
      <input type="hidden" name="intent" value="correct" />
      <input type="hidden" name="startYear" value={startYear} />
      <input type="hidden" name="kind" value={kind} />
      <h3>{name}</h3>
      <p>
        {t('correction.changed', { count: changed })} {t('correction.hidden', { count: hidden })}
      </p>
      <FormField
        label={t('correction.reason')}
        hint={t('correction.reasonHint')}
        field={{ errors: problem ? [t(`openData.problem.${problem}`)] : [] }}
      >
        <TextInput
          name="reason"
          maxLength={LONGEST_REASON}
          defaultValue={given}
          autoComplete="off"
        />
      </FormField>
      <div>
        <Button>{t('correction.button', { version, window: name })}</Button>
      </div>
    </Form>
  );
}

/** Who published, corrected or switched off, and when. */
export function PublicationHistory({
  lines,
  day,
}: {
  lines: readonly PublicationLine[];
  day: (day: string) => string;
}) {
  const { t } = useTranslation('reports');
  const nameOf = useWindowName();
  if (lines.length === 0) return null;
  const tell = (line: PublicationLine) =>
    line.windows
      .map((window) => t('correction.window', { window: nameOf(window), version: window.version }))
      .join('; ');
  return (
    <Explanation label={t('correction.history')}>
      <ul className="grid gap-1">
        {lines.map((line) => (
          <li key={line.id}>
            {day(line.day)}: {t(`correction.kinds.${line.kind}`)} ({line.who}). {tell(line)}
          </li>
        ))}
      </ul>
    </Explanation>
  );
}
