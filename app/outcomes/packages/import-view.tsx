/** What a package would change here, before anybody decides, and what was done with it. */
import { Form } from '@remix-run/react';
import { type ExampleWords, useExampleWords } from '~/outcomes/examples/example-words';
import { useResultWords } from '~/scoring/use-result-words';
import { PlainTable } from '~/support/plain-table';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import type { ImportPage, ShownThing } from './package-page';

export function ImportView({ page }: { page: ImportPage }) {
  const words = useExampleWords();
  const results = useResultWords();
  const { t } = words;
  const states = page.things.map(({ verdict }) => verdict.state);
  const wanted = states.filter((state) => state === 'new' || state === 'changed').length;
  return (
    <div className="grid gap-6">
      {page.synthetic && <Notice kind="info" title={t('packages.syntheticText')} />}
      {page.state !== 'read' && (
        <Notice kind="info" isLive title={t(`packages.stateText.${page.state}`)}>
          {page.used !== null && page.used > 0 && <p>{t('packages.used', { count: page.used })}</p>}
        </Notice>
      )}
      <PlainTable
        caption={t('packages.preview.caption')}
        words={results}
        empty={t('packages.preview.empty')}
        rows={page.things.map((thing, place) => ({ ...thing, place }))}
        rowId={({ place }) => String(place)}
        columns={[
          {
            id: 'thing',
            header: t('packages.preview.thing'),
            value: (thing) => nameOf(thing, words),
          },
          {
            id: 'kind',
            header: t('packages.preview.kind'),
            value: ({ kind }) => t(`packages.kind.${kind}`),
          },
          {
            id: 'verdict',
            header: t('packages.preview.verdict'),
            value: ({ verdict, kind }) =>
              verdict.state === 'conflict'
                ? t(`packages.reason.${verdict.reason}`)
                : verdict.state === 'same'
                  ? t('packages.same')
                  : t(`packages.becomes.${kind}`),
          },
        ]}
      />
      {page.state === 'read' && wanted === 0 && <p>{t('packages.preview.nothing')}</p>}
      <Form method="post" className="flex flex-wrap gap-3">
        {page.state === 'read' && wanted > 0 && (
          <Button name="intent" value="take-in" look="primary">
            {t('packages.takeIn', { count: wanted })}
          </Button>
        )}
        {page.state === 'read' && (
          <Button name="intent" value="discard-package" look="quiet">
            {t('packages.discard')}
          </Button>
        )}
        {page.state === 'taken-in' && (
          <Button name="intent" value="undo-package">
            {t('packages.undo')}
          </Button>
        )}
      </Form>
    </div>
  );
}

function nameOf(thing: ShownThing, { t, say }: ExampleWords): string {
  switch (thing.kind) {
    case 'battery':
      return t('packages.name.battery', { id: thing.batteryId, version: thing.version });
    case 'policy':
      return say(thing.title);
    case 'letter':
      return t(`packages.name.letter.${thing.language}`);
    case 'card':
      return thing.title;
    case 'figures':
      return t('packages.name.figures', {
        window: t(`packages.window.${thing.window}`),
        year: `${thing.startYear}/${thing.startYear + 1}`,
      });
  }
}
