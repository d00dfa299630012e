/** Packages: a file to read in, what to take out, and what was read before. */
import { getFormProps, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { type ExampleWords, useExampleWords } from '~/outcomes/examples/example-words';
import { useResultWords } from '~/scoring/use-result-words';
import { PlainTable } from '~/support/plain-table';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { FileDrop } from '~/ui/file-drop';
import { FieldErrors } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import type { ThingKind } from './package-format';
import {
  type ListedImport,
  type PackagesPage,
  TAKEN_KINDS,
  takeSchema,
  type UploadProblem,
} from './package-page';
import { MOST_PACKAGE_BYTES } from './package-size';

interface PackagesViewProps {
  page: PackagesPage;
  upload: { problem: UploadProblem; kinds: ThingKind[] } | null;
  /** Why a package could not be taken out: nothing was chosen, or something holds personal data. */
  refused: 'empty' | 'personal-data' | null;
}

export function PackagesView({ page, upload, refused }: PackagesViewProps) {
  const words = useExampleWords();
  return (
    <div className="grid gap-8">
      <ReadSection upload={upload} words={words} />
      <TakeSection page={page} refused={refused} words={words} />
      <ImportList imports={page.imports} words={words} />
    </div>
  );
}

type Own<Key extends keyof PackagesViewProps> = Pick<PackagesViewProps, Key> & {
  words: ExampleWords;
};

function ReadSection({ upload, words: { t } }: Own<'upload'>) {
  const [isTooLarge, setTooLarge] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (upload) field.current?.querySelector('input')?.focus();
  }, [upload]);
  const problem = isTooLarge ? 'too-large' : upload?.problem;
  const kinds = upload?.kinds.map((kind) => t(`packages.kind.${kind}`)).join(', ');
  const errors = problem && [
    `${t(`packages.problem.${problem}`)}. ${t('packages.read.nothing')}`,
    ...(kinds ? [t('packages.read.kinds', { kinds })] : []),
  ];
  return (
    <section className="grid max-w-[44rem] gap-3" aria-labelledby="packages-read">
      <h2 id="packages-read">{t('packages.read.title')}</h2>
      <p>{t('packages.read.text')}</p>
      <Form method="post" encType="multipart/form-data" className="grid gap-3">
        <div ref={field}>
          <FileDrop
            name="file"
            label={t('packages.read.file')}
            prompt={t('packages.read.prompt')}
            hint={t('packages.read.hint')}
            chosenLabel={t('packages.read.chosen')}
            accept=".json"
            required
            field={{ errors }}
            onChoose={(file) => setTooLarge((file?.size ?? 0) > MOST_PACKAGE_BYTES)}
          />
        </div>
        <div>
          <Button look="primary">{t('packages.read.button')}</Button>
        </div>
      </Form>
    </section>
  );
}

function TakeSection({ page, refused, words: { t } }: Own<'page' | 'refused'>) {
  const [form, fields] = useForm<{ take: string }>({
    id: 'take-out',
    onValidate: ({ formData }) => parseWithZod(formData, { schema: takeSchema }) as never,
    shouldRevalidate: 'onInput',
  });
  const isEmpty = refused === 'empty' || (fields.take.errors?.length ?? 0) > 0;
  return (
    <section className="grid max-w-[44rem] gap-3" aria-labelledby="packages-take">
      <h2 id="packages-take">{t('packages.take.title')}</h2>
      <p>{t('packages.take.text')}</p>
      {refused === 'personal-data' && (
        <Notice kind="warning" isLive title={t('packages.take.refused.personal-data')} />
      )}
      <Form
        method="get"
        action="/packages/file"
        reloadDocument
        {...getFormProps(form)}
        className="grid gap-3"
      >
        <fieldset
          className="choice-group"
          aria-describedby={isEmpty ? fields.take.errorId : undefined}
        >
          <legend>{t('packages.take.what')}</legend>
          {TAKEN_KINDS.filter((kind) => kind !== 'figures' || page.mayTakeFigures).map((kind) => (
            <Checkbox
              key={kind}
              name="take"
              value={kind}
              defaultChecked={page.has[kind] > 0 && kind !== 'figures'}
              disabled={page.has[kind] === 0}
              label={t(`packages.take.kind.${kind}`, { count: page.has[kind] })}
              hint={t(`packages.take.hint.${kind}`)}
            />
          ))}
          <FieldErrors
            id={fields.take.errorId}
            errors={isEmpty ? [t('packages.take.refused.empty')] : undefined}
          />
        </fieldset>
        <div>
          <Button>{t('packages.take.button')}</Button>
        </div>
      </Form>
    </section>
  );
}

function ImportList({ imports, words }: { imports: ListedImport[]; words: ExampleWords }) {
  const results = useResultWords();
  const { t, day } = words;
  return (
    <section className="grid gap-3" aria-labelledby="packages-before">
      <h2 id="packages-before">{t('packages.before.title')}</h2>
      <PlainTable
        caption={t('packages.before.caption')}
        words={results}
        empty={t('packages.before.empty')}
        rows={imports}
        rowId={({ importId }) => importId}
        columns={[
          {
            id: 'day',
            header: t('packages.before.day'),
            value: (one) => one.day,
            cell: (one) => (
              <Link to={`/packages/${one.importId}`} prefetch="none">
                {day(one.day)}
                {one.synthetic && ` · ${t('packages.synthetic')}`}
              </Link>
            ),
          },
          {
            id: 'content',
            header: t('packages.before.content'),
            value: ({ kinds }) => kinds.map((kind) => t(`packages.kind.${kind}`)).join(', '),
          },
          {
            id: 'things',
            header: t('packages.before.things'),
            value: ({ things }) => things,
            align: 'end',
          },
          {
            id: 'state',
            header: t('packages.before.state'),
            value: ({ state }) => t(`packages.state.${state}`),
          },
        ]}
      />
    </section>
  );
}
