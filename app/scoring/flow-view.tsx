/** The expected figures of both stages, and the form that asks for others. */
import { Form } from '@remix-run/react';
import { useId } from 'react';
import { PlainTable } from '~/roster/plain-table';
import type { FlowField, FlowRow } from '~/scoring/flow-question';
import type { loadPolicyVersion } from '~/scoring/policy-doors.server';
import { usePolicyWords } from '~/scoring/policy-words';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Select } from '~/ui/select';
import { TextInput } from '~/ui/text-input';

type Props = Awaited<ReturnType<typeof loadPolicyVersion>>;

const FIELDS: FlowField[] = ['belowOfHundred', 'reliabilityFirst', 'reliabilitySecond'];

export function ExpectedFigures({ flow }: Pick<Props, 'flow'>) {
  const { t } = usePolicyWords();
  const id = useId();
  const own = flow.rows.find(({ isOwn }) => isOwn);
  return (
    <section className="grid gap-4">
      <h2 id={id}>{t('flow.title')}</h2>
      <p className="max-w-[70ch]">{t('flow.lead')}</p>
      <FlowForm flow={flow} />
      {own && <OwnSentence row={own} below={flow.question.belowOfHundred} />}
      <FlowTable rows={flow.rows} labelledBy={id} />
      <p className="max-w-[70ch] text-ink-soft">{t('flow.caution')}</p>
    </section>
  );
}

function FlowForm({ flow }: Pick<Props, 'flow'>) {
  const { t, number } = usePolicyWords();
  const { question, problems, windows } = flow;
  return (
    <Form
      method="get"
      className="grid max-w-3xl gap-4 sm:grid-cols-2 print:hidden"
      preventScrollReset
    >
      {windows.length > 1 && (
        <FormField label={t('list.window')}>
          <Select
            name="window"
            defaultValue={question.window}
            options={windows.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
        </FormField>
      )}
      {FIELDS.map((field) => (
        <FormField
          key={field}
          label={t(`flow.field.${field}`)}
          hint={t(`flow.hint.${field}`)}
          field={{ errors: problems.includes(field) ? [t(`flow.problem.${field}`)] : [] }}
        >
          <TextInput
            key={question[field]}
            name={field}
            inputMode="decimal"
            defaultValue={number(question[field])}
          />
        </FormField>
      ))}
      <div className="sm:col-span-2">
        <Button look="secondary">{t('flow.submit')}</Button>
      </div>
    </Form>
  );
}

const THOUSAND = 1_000;

/** The same in whole pupils of a thousand, which most find easier than shares. */
function OwnSentence({ row, below }: { row: FlowRow; below: number }) {
  const { t, number } = usePolicyWords();
  const ofThousand = (share: number) => number(Math.round(share * THOUSAND));
  return (
    <p className="max-w-[70ch] text-lg">
      {t('flow.sentence', {
        value: number(row.lookAgainAbove),
        sentOn: ofThousand(row.sentOn),
        found: ofThousand(row.found),
        below: ofThousand(below / 100),
        caught: ofThousand((row.sensitivity * below) / 100),
        missed: ofThousand(((1 - row.sensitivity) * below) / 100),
      })}
    </p>
  );
}

function FlowTable({ rows, labelledBy }: { rows: FlowRow[]; labelledBy: string }) {
  const { t, number } = usePolicyWords();
  const share = (value: number | null) =>
    value === null ? '–' : t('flow.ofHundred', { count: number(Math.round(value * 1_000) / 10) });
  return (
    <div className="table-of-words">
      <PlainTable
        labelledBy={labelledBy}
        rows={rows}
        rowId={({ lookAgainAbove }) => lookAgainAbove}
        columns={[
          {
            header: t('draft.lookAgainAbove'),
            cell: ({ lookAgainAbove, isOwn }) =>
              isOwn ? t('flow.own', { value: number(lookAgainAbove) }) : number(lookAgainAbove),
          },
          { header: t('flow.column.sentOn'), cell: (row) => share(row.sentOn) },
          { header: t('flow.column.sensitivity'), cell: (row) => share(row.sensitivity) },
          {
            header: t('flow.column.sensitivityOfFollowUp'),
            cell: (row) => share(row.sensitivityOfFollowUp),
          },
          { header: t('flow.column.specificity'), cell: (row) => share(row.specificity) },
          {
            header: t('flow.column.positivePredictiveValue'),
            cell: (row) => share(row.positivePredictiveValue),
          },
          {
            header: t('flow.column.negativePredictiveValue'),
            cell: (row) => share(row.negativePredictiveValue),
          },
        ]}
      />
    </div>
  );
}
