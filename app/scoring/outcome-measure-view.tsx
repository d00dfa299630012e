/** One measure: bring outcomes by class or by file, and see what has come. */
import { Form, Link, useNavigation } from '@remix-run/react';
import { useId } from 'react';
import { PlainTable } from '~/roster/plain-table';
import { useImportTexts } from '~/roster/register-words';
import { CircumstancesFields } from '~/scoring/outcome-circumstances-fields';
import type { SavedImport } from '~/scoring/outcome-import.server';
import {
  OUTCOME_PROBLEM_CODES,
  type OutcomeProblemCode,
  type OutcomeRowProblem,
} from '~/scoring/outcome-problems';
import type { loadMeasure, UploadAnswer } from '~/scoring/validation-doors.server';
import { useValidationWords } from '~/scoring/validation-words';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { FileDrop } from '~/ui/file-drop';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { TextArea } from '~/ui/text-area';

type Problem = Exclude<UploadAnswer, { ok: true }>;
type Props = Awaited<ReturnType<typeof loadMeasure>> & { problem: Problem | null };

export function OutcomeMeasureView(props: Props) {
  return (
    <div className="grid gap-8">
      {props.problem && <Problems problem={props.problem} />}
      <Imports {...props} />
      <Classes {...props} />
      <FileForm {...props} />
    </div>
  );
}

function Classes({ classes, measure }: Props) {
  const { t } = useValidationWords();
  return (
    <section className="grid gap-3">
      <h2>{t('measure.handTitle')}</h2>
      {classes.length === 0 && <p>{t('measure.handNone')}</p>}
      <ul className="flex flex-wrap gap-3">
        {classes.map(({ classId, className, schoolName }) => (
          <li key={classId}>
            <Link
              className="button"
              data-look="secondary"
              to={`/validation/measures/${measure.measureId}/classes/${classId}`}
            >
              {`${className}, ${schoolName}`}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileForm({ measure }: Props) {
  const { t } = useValidationWords();
  const id = useId();
  const isReading = useNavigation().formData?.get('intent') === 'read';
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      className="grid max-w-2xl gap-5"
      aria-labelledby={id}
    >
      <h2 id={id}>{t('measure.fileTitle')}</h2>
      <p>{t('measure.fileText')}</p>
      <Example />
      <input type="hidden" name="intent" value="read" />
      <FileDrop
        name="file"
        label={t('measure.file')}
        prompt={t('measure.filePrompt')}
        hint={t('measure.fileHint')}
        chosenLabel={t('measure.fileChosen')}
        accept=".csv,.txt,.tsv,text/csv,text/plain"
      />
      <FormField label={t('measure.paste')}>
        <TextArea name="pasted" rows={4} spellCheck={false} />
      </FormField>
      <CircumstancesFields day={measure.measuredOn} />
      <div>
        <Button look="primary" pendingLabel={isReading ? t('measure.reading') : undefined}>
          {t('measure.read')}
        </Button>
      </div>
    </Form>
  );
}

function Example() {
  const { t } = useValidationWords();
  const id = useId();
  const [header = [], ...rows] = t('measure.exampleRows')
    .split('\n')
    .map((line) => line.split(';'));
  return (
    <Explanation label={t('measure.example')}>
      <p id={id}>{t('measure.exampleText')}</p>
      <PlainTable
        labelledBy={id}
        rows={rows}
        rowId={(cells) => cells.join()}
        columns={header.map((name, at) => ({ header: name, cell: (cells: string[]) => cells[at] }))}
      />
    </Explanation>
  );
}

function Problems({ problem }: { problem: Problem }) {
  const { t } = useValidationWords();
  const texts = useImportTexts();
  const own = [
    'circumstances',
    'file-missing',
    'no-outcome-header',
    'no-value-column',
    'not-a-class-list',
  ] as const;
  if ('problems' in problem) return <RowProblems problems={problem.problems} />;
  const { code } = problem.problem;
  const known = own.find((candidate) => candidate === code);
  const text = known
    ? t(`measure.fileProblem.${known}`)
    : texts.problem(problem.problem as Parameters<typeof texts.problem>[0]);
  return (
    <Notice kind="error" isLive title={t('measure.readProblem')}>
      {text}
    </Notice>
  );
}

function RowProblems({ problems }: { problems: OutcomeRowProblem[] }) {
  const { t } = useValidationWords();
  const texts = useImportTexts();
  const id = useId();
  const isOwn = (code: string): code is OutcomeProblemCode =>
    (OUTCOME_PROBLEM_CODES as readonly string[]).includes(code);
  const say = ({ code, field, rowNumber }: OutcomeRowProblem) =>
    isOwn(code)
      ? t(`measure.rowProblem.${code}`, { field: field ? t(`measure.fieldOf.${field}`) : '' })
      : texts.problem({ code, rowNumber });
  return (
    <section className="grid gap-3">
      <Notice
        kind="error"
        isLive
        title={t('measure.readProblemRows', { count: problems.length })}
      />
      <h2 id={id}>{t('measure.problemColumn')}</h2>
      <PlainTable
        labelledBy={id}
        rows={problems}
        rowId={({ rowNumber }) => rowNumber}
        columns={[
          { header: t('measure.row'), cell: ({ rowNumber }) => rowNumber },
          { header: t('measure.problemColumn'), cell: say },
        ]}
      />
    </section>
  );
}

function Imports({ imports }: Props) {
  const { t, day } = useValidationWords();
  const id = useId();
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('measure.importsTitle')}</h2>
      {imports.length === 0 ? (
        <p>{t('measure.importsEmpty')}</p>
      ) : (
        <PlainTable
          labelledBy={id}
          rows={imports}
          rowId={({ importId }) => importId}
          columns={[
            { header: t('measure.saved'), cell: ({ savedDay }) => day(savedDay) },
            {
              header: t('measure.origin'),
              cell: ({ origin }) =>
                t(origin === 'file' ? 'measure.originOf.file' : 'measure.originOf.hand'),
            },
            { header: t('measure.standing'), cell: ({ standing }) => standing },
            { header: t('measure.removed'), cell: ({ removed }) => removed },
            { header: t('measure.action'), cell: (row) => <ChangeImport {...row} /> },
          ]}
        />
      )}
    </section>
  );
}

function ChangeImport({ importId, savedDay, standing, removed, mayChange }: SavedImport) {
  const { t, day } = useValidationWords();
  if (!mayChange) return t('none');
  const values = { day: day(savedDay) };
  const button = (intent: 'remove' | 'restore') => (
    <Form method="post">
      <input type="hidden" name="importId" value={importId} />
      <Button
        size="small"
        name="intent"
        value={intent}
        aria-label={t(`measure.${intent}Label`, values)}
      >
        {t(`measure.${intent}`)}
      </Button>
    </Form>
  );
  return (
    <span className="flex flex-wrap gap-2">
      {standing > 0 && button('remove')}
      {removed > 0 && button('restore')}
    </span>
  );
}
