/** Forms with how many pupils have answered them, the form to ask for a calibration, and those made. */
import { Form, Link } from '@remix-run/react';
import { useId } from 'react';
import { PlainTable } from '~/roster/plain-table';
import { CALIBRATION_MODELS, writeFormAddress } from '~/scoring/calibration-form';
import type {
  CalibrationHead,
  CountedForm,
  listCalibrations,
  StartProblem,
} from '~/scoring/calibration-store.server';
import { useCalibrationWords } from '~/scoring/calibration-words';
import { useFreshWhile } from '~/scoring/use-fresh-while';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { Select } from '~/ui/select';

type Props = Awaited<ReturnType<typeof listCalibrations>> & { refused: StartProblem | null };

export function CalibrationListView(props: Props) {
  const { forms, calibrations, refused, mayStart, timeZone } = props;
  const { t, number } = useCalibrationWords(timeZone);
  useFreshWhile(calibrations.some(({ state }) => state === 'waiting' || state === 'running'));
  if (forms.length === 0) {
    return <EmptyState title={t('list.emptyTitle')}>{t('list.emptyText')}</EmptyState>;
  }
  return (
    <div className="grid gap-8">
      {refused && (
        <Notice kind="error" isLive title={t('list.refused')}>
          <p>
            {refused.problem === 'too-few'
              ? t('list.tooFew', {
                  pupils: number(refused.pupils),
                  needed: number(refused.needed),
                })
              : t(`list.problem.${refused.problem}`)}
          </p>
        </Notice>
      )}
      <Forms {...props} />
      {mayStart && <Start {...props} />}
      <Made calibrations={calibrations} timeZone={timeZone} />
    </div>
  );
}

function Forms({ forms, needed, timeZone }: Props) {
  const { t, nameForm, number } = useCalibrationWords(timeZone);
  const id = useId();
  const say = ({ pupils }: CountedForm) => {
    if (pupils >= needed['2pl']) return t('list.enoughForAll');
    const [has, needs] = [number(pupils), number(needed.rasch)];
    return pupils >= needed.rasch
      ? t('list.enough', { needed: number(needed['2pl']) })
      : t('list.tooFew', { pupils: has, needed: needs });
  };
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('list.forms')}</h2>
      <p className="max-w-[70ch]">{t('list.formsText', { needed: number(needed.rasch) })}</p>
      <PlainTable
        labelledBy={id}
        rows={forms}
        rowId={writeFormAddress}
        columns={[
          { header: t('list.form'), cell: nameForm },
          { header: t('list.battery'), cell: (form) => t('list.versionOf', { ...form }) },
          { header: t('list.pupils'), cell: ({ pupils }) => number(pupils) },
          { header: t('list.enoughHeader'), cell: say },
        ]}
      />
    </section>
  );
}

function Start({ forms, calibrations, needed, timeZone }: Props) {
  const { t, nameForm, number } = useCalibrationWords(timeZone);
  const able = forms.filter(({ pupils }) => pupils >= needed.rasch);
  if (able.length === 0) return null;
  const anchors = calibrations.filter(({ state }) => state === 'done');
  return (
    <Form method="post" className="grid max-w-[70ch] gap-4">
      <h2>{t('start.title')}</h2>
      <p>{t('start.text')}</p>
      <FormField label={t('start.form')}>
        <Select
          name="form"
          options={able.map((form) => ({ value: writeFormAddress(form), label: nameForm(form) }))}
        />
      </FormField>
      <FormField
        label={t('start.model')}
        hint={t('start.modelHint', { needed: number(needed['2pl']) })}
      >
        <Select
          name="model"
          defaultValue="1pl"
          options={CALIBRATION_MODELS.map((value) => ({ value, label: t(`model.${value}`) }))}
        />
      </FormField>
      <FormField label={t('start.anchor')} hint={t('start.anchorHint')}>
        <Select
          name="anchorId"
          defaultValue=""
          emptyLabel={t('start.ownScale')}
          options={anchors.map((head) => ({
            value: head.calibrationId,
            label: t('result.title', { form: nameForm(head), version: head.version }),
          }))}
        />
      </FormField>
      <div>
        <Button look="primary">{t('start.button')}</Button>
      </div>
    </Form>
  );
}

function Made({
  calibrations,
  timeZone,
}: {
  calibrations: readonly CalibrationHead[];
  timeZone: string;
}) {
  const { t, nameForm, time, number } = useCalibrationWords(timeZone);
  const id = useId();
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('list.made')}</h2>
      {calibrations.length === 0 ? (
        <p>{t('list.noneMade')}</p>
      ) : (
        <PlainTable
          labelledBy={id}
          rows={calibrations}
          rowId={({ calibrationId }) => calibrationId}
          columns={[
            {
              header: t('list.form'),
              cell: (head) => (
                <Link to={`/calibrations/${head.calibrationId}`}>
                  {t('result.title', { form: nameForm(head), version: head.version })}
                </Link>
              ),
            },
            { header: t('start.model'), cell: ({ model }) => t(`model.${model}`) },
            {
              header: t('list.pupils'),
              cell: ({ persons }) => (persons === null ? '–' : number(persons)),
            },
            { header: t('list.asked'), cell: ({ createdAt }) => time(createdAt) },
            {
              header: t('list.state'),
              cell: ({ state, problem }) =>
                problem ? t(`problem.${problem}`) : t(`state.${state}`),
            },
          ]}
        />
      )}
    </section>
  );
}
