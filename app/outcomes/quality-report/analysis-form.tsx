/** The unit's own analysis as fields; on paper its words stand as text. */
import { getFormProps, getTextareaProps, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { TextArea } from '~/ui/text-area';
import {
  ANALYSIS_PARTS,
  type Analysis,
  type AnalysisProblem,
  type AnalysisTexts,
  analysisSchema,
  LONGEST_PART,
} from './analysis';
import { useReportDay } from './report-day';
import type { AnalysisAnswer } from './report-page';

interface AnalysisFormProps {
  analysis: Analysis;
  answer: AnalysisAnswer | undefined;
  /** Address with the school and window of the document. */
  action: string;
}

export function AnalysisForm({ analysis, answer, action }: AnalysisFormProps) {
  const { t } = useTranslation(['reports', 'common']);
  const day = useReportDay();
  const { changed } = analysis;
  return (
    <>
      <div className="screen-only grid gap-4">
        <p className="max-w-[70ch]">{t('reports:quality.analysis.text')}</p>
        {changed && (
          <p>{t('reports:quality.analysis.changed', { by: changed.by, day: day(changed.on) })}</p>
        )}
        <Fields analysis={analysis} answer={answer} action={action} />
        {analysis.canUndo && (
          <Form method="post" action={action}>
            <Button name="intent" value="undo">
              {t('reports:quality.analysis.undo')}
            </Button>
          </Form>
        )}
      </div>
      <div className="print-only">
        {ANALYSIS_PARTS.map((part) => (
          <div key={part}>
            <h3>{t(`reports:quality.analysis.${part}`)}</h3>
            <p className="whitespace-pre-wrap">
              {analysis.texts[part] || t('reports:quality.analysis.nothing')}
            </p>
          </div>
        ))}
      </div>
    </>
  );
}

function Fields({ analysis, answer, action }: AnalysisFormProps) {
  const { t } = useTranslation('reports');
  const [form, fields] = useForm<AnalysisTexts>({
    id: 'analysis',
    lastResult: answer?.ok === false ? answer.submission : undefined,
    defaultValue: analysis.texts,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: analysisSchema }) as never,
    shouldRevalidate: 'onInput',
  });
  return (
    <Form method="post" action={action} {...getFormProps(form)} className="grid max-w-prose gap-4">
      <input type="hidden" name="intent" value="save" />
      {ANALYSIS_PARTS.map((part) => {
        const { id, errorId, descriptionId, errors } = fields[part];
        const texts = errors?.map((code) =>
          t(`quality.problem.${code as AnalysisProblem}`, { most: LONGEST_PART }),
        );
        return (
          <FormField
            key={part}
            label={t(`quality.analysis.${part}`)}
            hint={t(`quality.analysis.${part}Hint`)}
            field={{ id, errorId, descriptionId, errors: texts }}
          >
            <TextArea {...getTextareaProps(fields[part])} key={part} rows={6} />
          </FormField>
        );
      })}
      <div>
        <Button look="primary">{t('quality.analysis.save')}</Button>
      </div>
    </Form>
  );
}
