/** Where the schools lie, and the outline they are drawn on. For the administrator. */
import { getFormProps, getInputProps, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { FileDrop } from '~/ui/file-drop';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { TextInput } from '~/ui/text-input';
import type { PlacesAnswer, PlacesDone, PlacesPage } from './place-answer';
import { LATITUDES, LONGITUDES, type PlaceProblem, placeSchema } from './place-form';

interface PlacesViewProps {
  page: PlacesPage;
  answer: PlacesAnswer | undefined;
}

export function PlacesView({ page, answer }: PlacesViewProps) {
  const { t } = useTranslation('reports');
  if (page.schools.length === 0) {
    return <EmptyState title={t('places.emptyTitle')}>{t('places.emptyText')}</EmptyState>;
  }
  return (
    <div className="grid gap-8">
      {answer?.ok && <Done done={answer.done} />}
      <section className="grid gap-4" aria-labelledby="places-schools">
        <h2 id="places-schools">{t('places.schoolsTitle')}</h2>
        <p className="max-w-[70ch]">{t('places.schoolsText')}</p>
        <ul className="grid gap-5">
          {page.schools.map((school) => (
            <li key={school.schoolId}>
              <PlaceForm
                key={`${school.latitude} ${school.longitude}`}
                school={school}
                answer={answer}
              />
            </li>
          ))}
        </ul>
      </section>
      <Outline page={page} answer={answer} />
    </div>
  );
}

function Done({ done }: { done: PlacesDone }) {
  const { t } = useTranslation(['reports', 'common']);
  return (
    <Notice
      kind="success"
      isLive
      title={t(`reports:places.done.${done.what}`, { school: done.schoolName })}
    >
      <Form method="post">
        {Object.entries(done.undo).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button size="small">{t('common:undo')}</Button>
      </Form>
    </Notice>
  );
}

function PlaceForm({
  school,
  answer,
}: {
  school: PlacesPage['schools'][number];
  answer: PlacesAnswer | undefined;
}) {
  const { t, i18n } = useTranslation(['reports', 'common']);
  const isRefused = answer?.ok === false && answer.of === 'place';
  const refusal = isRefused && answer.schoolId === school.schoolId ? answer.submission : undefined;
  const asText = (degrees: number | null) =>
    degrees === null ? '' : String(degrees).replace('.', i18n.language === 'en' ? '.' : ',');
  const [form, fields] = useForm<{ latitude: string; longitude: string }>({
    id: `place-${school.schoolId}`,
    lastResult: refusal,
    defaultValue: { latitude: asText(school.latitude), longitude: asText(school.longitude) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: placeSchema }) as never,
    shouldRevalidate: 'onInput',
  });
  const fieldOf = (axis: 'latitude' | 'longitude') => {
    const { id, errorId, descriptionId, errors } = fields[axis];
    const { least, most } = axis === 'latitude' ? LATITUDES : LONGITUDES;
    const texts = errors?.map((code) =>
      t(`reports:places.problem.${code as PlaceProblem}`, { least, most }),
    );
    return { id, errorId, descriptionId, errors: texts };
  };
  return (
    <Form method="post" {...getFormProps(form)}>
      <fieldset className="grid gap-2">
        <legend className="font-bold">{school.schoolName}</legend>
        <input type="hidden" name="intent" value="place" />
        <input type="hidden" name="schoolId" value={school.schoolId} />
        <div className="flex flex-wrap items-start gap-4">
          {(['latitude', 'longitude'] as const).map((axis) => (
            <FormField key={axis} label={t(`reports:places.${axis}`)} field={fieldOf(axis)}>
              <TextInput
                {...getInputProps(fields[axis], { type: 'text' })}
                key={axis}
                inputMode="decimal"
                size={12}
              />
            </FormField>
          ))}
          <div className="self-end">
            <Button aria-label={t('reports:places.saveName', { school: school.schoolName })}>
              {t('reports:places.save')}
            </Button>
          </div>
        </div>
      </fieldset>
    </Form>
  );
}

function Outline({ page, answer }: PlacesViewProps) {
  const { t } = useTranslation('reports');
  const problem = answer?.ok === false && answer.of === 'outline' ? answer.problem : null;
  const { rings } = page.map;
  return (
    <section className="grid gap-4" aria-labelledby="places-outline">
      <h2 id="places-outline">{t('places.outlineTitle')}</h2>
      <p className="max-w-[70ch]">{t('places.outlineText')}</p>
      <p>
        {rings ? t('places.outlineThere', { count: rings.flat().length }) : t('places.outlineNone')}
      </p>
      <Form method="post" encType="multipart/form-data" className="grid max-w-prose gap-4">
        <input type="hidden" name="intent" value="outline" />
        <FileDrop
          name="outline"
          label={t('places.outlineFile')}
          prompt={t('places.outlinePrompt')}
          hint={t('places.outlineHint')}
          chosenLabel={t('places.outlineChosen')}
          accept=".geojson,.json,application/geo+json,application/json"
          field={problem ? { errors: [t(`places.problem.${problem}`)] } : {}}
        />
        <div>
          <Button>{t('places.outlineSave')}</Button>
        </div>
      </Form>
      {rings && (
        <Form method="post">
          <Button name="intent" value="outline-remove" look="quiet">
            {t('places.outlineRemove')}
          </Button>
        </Form>
      )}
    </section>
  );
}
