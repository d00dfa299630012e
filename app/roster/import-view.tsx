/** The page where a class list is dropped. */
import { Form, useNavigation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { Explanation } from '~/ui/explanation';
import { FileDrop } from '~/ui/file-drop';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { RadioGroup } from '~/ui/radio-group';
import { Select } from '~/ui/select';
import { TextInput } from '~/ui/text-input';
import { MOST_BYTES } from './import/decode-text';
import type { FileProblem } from './import/import-codes';
import { useImportTexts } from './register-words';

type UploadCode = 'school-missing' | 'file-missing' | 'upload-too-large';
type Problem = FileProblem | { code: UploadCode };
type ImportViewProps = { schools: { id: string; name: string }[]; problem: Problem | undefined };

const FILE_ID = 'class-list-file';
const FORM_ID = 'import-form';

function isOfUpload(problem: Problem): problem is { code: UploadCode } {
  return ['school-missing', 'file-missing', 'upload-too-large'].includes(problem.code);
}

export function ImportView({ schools, problem }: ImportViewProps) {
  const { t } = useTranslation('roster');
  const isReading = useNavigation().state !== 'idle';
  const focused = useFocusOn(problem);
  return (
    <div className="grid gap-8">
      {problem && <Notice kind="error" isLive title={t('page.problemTitle')} />}
      <Form
        method="post"
        encType="multipart/form-data"
        id={FORM_ID}
        className="grid max-w-2xl gap-5"
        ref={focused}
      >
        <SchoolField schools={schools} problem={problem} />
        <FileField problem={problem} />
        <Questions problem={problem} />
        <Checkbox
          name="fileCovers"
          value="whole-school"
          label={t('page.wholeSchool')}
          hint={t('page.wholeSchoolHint')}
        />
        <div>
          <Button look="primary" pendingLabel={isReading ? t('page.submitting') : undefined}>
            {t('page.submit')}
          </Button>
        </div>
      </Form>
      <Columns />
    </div>
  );
}

/** Moves focus to the first field with a problem, or to the question that a problem raises. */
function useFocusOn(problem: Problem | undefined) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!problem) return;
    const asks = form.current?.querySelector<HTMLElement>('[data-question] input');
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (asks ?? wrong)?.focus();
  }, [problem]);
  return form;
}

function SchoolField({ schools, problem }: ImportViewProps) {
  const { t } = useTranslation('roster');
  const errors =
    problem?.code === 'school-missing' ? [t('page.problem-school-missing')] : undefined;
  return (
    <FormField label={t('page.school')} field={{ id: 'school', errors }}>
      <Select
        name="schoolId"
        required
        options={schools.map(({ id, name }) => ({ value: id, label: name }))}
        {...(schools.length > 1 && { emptyLabel: t('page.chooseSchool') })}
      />
    </FormField>
  );
}

function FileField({ problem }: { problem: Problem | undefined }) {
  const { t } = useTranslation('roster');
  const texts = useImportTexts();
  const [isTooLarge, setTooLarge] = useState(false);
  const fromServer = problem && problem.code !== 'school-missing' ? problem : undefined;
  const text = isTooLarge
    ? t('page.problem-upload-too-large')
    : fromServer &&
      (isOfUpload(fromServer) ? t(`page.problem-${fromServer.code}`) : texts.problem(fromServer));
  return (
    <FileDrop
      name="file"
      label={t('page.file')}
      prompt={t('page.filePrompt')}
      hint={t('page.fileHint')}
      chosenLabel={t('page.fileChosen')}
      accept=".csv,.txt,.tsv,text/csv,text/plain"
      required
      field={{ id: FILE_ID, errors: text ? [text] : undefined }}
      onChoose={(file) => setTooLarge((file?.size ?? 0) > MOST_BYTES)}
    />
  );
}

/** Asked only when the file that was tried leaves it open. */
function Questions({ problem }: { problem: Problem | undefined }) {
  const { t } = useTranslation('roster');
  const [asked, setAsked] = useState({ order: false, className: false });
  const asksOrder = problem?.code === 'name-order-unclear';
  const asksClass =
    problem?.code === 'column-missing' && 'column' in problem && problem.column === 'className';
  useEffect(() => {
    // What has been asked stays until the file is read, so that no answer is lost on the way.
    setAsked((before) => ({
      order: before.order || asksOrder,
      className: before.className || asksClass,
    }));
  }, [asksOrder, asksClass]);
  return (
    <>
      {(asksOrder || asked.order) && (
        <div data-question={asksOrder ? '' : undefined}>
          <RadioGroup
            name="nameOrder"
            label={t('page.nameOrder')}
            options={[
              { value: 'given-first', label: t('page.nameOrderGiven') },
              { value: 'family-first', label: t('page.nameOrderFamily') },
            ]}
          />
        </div>
      )}
      {(asksClass || asked.className) && (
        <div data-question={asksClass ? '' : undefined}>
          <FormField label={t('page.className')} hint={t('page.classNameHint')}>
            <TextInput name="className" maxLength={100} />
          </FormField>
        </div>
      )}
    </>
  );
}

function Columns() {
  const { t } = useTranslation('roster');
  const lines = [t('page.exampleHeader'), ...t('page.exampleRows').split('\n')];
  const [header = [], ...rows] = lines.map((line) => line.split(';'));
  return (
    <section className="grid max-w-2xl gap-3">
      <Explanation label={t('page.columnsTitle')}>
        <p>{t('page.columnsText')}</p>
        <p>{t('page.columnsProtected')}</p>
      </Explanation>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, and must do so by keyboard */}
      <section className="data-table data-table__scroll" tabIndex={0} aria-labelledby="example">
        <table>
          <caption id="example">{t('page.exampleTitle')}</caption>
          <thead>
            <tr>
              {header.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells) => (
              <tr key={cells.join()}>
                {header.map((column, at) => (
                  <td key={column}>{cells[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>{t('page.excelHint')}</p>
    </section>
  );
}
