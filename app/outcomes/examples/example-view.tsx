/** One method card: as others read it, and for its school the form, what would be counted, and its versions. */
import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { Notice } from '~/ui/notice';
import { AdoptionsSection } from './adoptions-view';
import { CardForm } from './card-form-view';
import type { RefusedCard } from './card-refusal';
import { CardFiguresSection, CardText } from './card-view';
import type { ExamplePage } from './example-page';
import { type ExampleWords, useExampleWords } from './example-words';

interface ExampleViewProps {
  page: ExamplePage;
  refused: RefusedCard | undefined;
}

export function ExampleView({ page, refused }: ExampleViewProps) {
  const words = useExampleWords();
  const { t } = words;
  const isReport = refused?.form === 'report-example';
  const { published } = page;
  return (
    <div className="grid gap-8">
      {page.synthetic && <Notice kind="info" title={t('syntheticText')} />}
      {page.state === 'withdrawn' && <Notice kind="info" title={t('card.withdrawn')} />}
      {published && (
        <>
          <CardText content={published.content} words={words} />
          <CardFiguresSection
            figures={published.figures}
            title={t('figures.title')}
            isElsewhere={page.schoolName === null}
            words={words}
          />
          <AdoptionsSection page={page} refused={isReport ? refused : undefined} words={words} />
        </>
      )}
      {page.mayWrite && (
        <WriterSection page={page} refused={isReport ? undefined : refused} words={words} />
      )}
      {page.history.length > 0 && (
        <Explanation label={t('card.history')}>
          <ol>
            {page.history.map(({ version, day }) => (
              <li key={version}>{t('card.version', { version, day: words.day(day) })}</li>
            ))}
          </ol>
        </Explanation>
      )}
    </div>
  );
}

function WriterSection({ page, refused, words }: ExampleViewProps & { words: ExampleWords }) {
  const { t } = words;
  const content = page.draft ?? page.published?.content;
  if (!content) return null;
  const form = <CardForm content={content} refused={refused} words={words} />;
  return (
    <section className="screen-only grid gap-3" aria-labelledby="card-write">
      <h2 id="card-write">{t(page.published ? 'write.changeTitle' : 'write.title')}</h2>
      {page.draft || refused ? form : <Explanation label={t('write.change')}>{form}</Explanation>}
      {page.figuresNow && (page.draft || !page.published) && (
        <CardFiguresSection
          figures={page.figuresNow}
          title={t('write.figuresNow')}
          isElsewhere={false}
          words={words}
        />
      )}
      <Form method="post" className="flex flex-wrap gap-3">
        {page.draft && (
          <Button name="intent" value="discard-example" look="quiet">
            {t('write.discard')}
          </Button>
        )}
        {page.state === 'published' && (
          <Button name="intent" value="withdraw-example" look="quiet">
            {t('write.withdraw')}
          </Button>
        )}
        {page.state === 'withdrawn' && (
          <Button name="intent" value="republish-example">
            {t('write.republish')}
          </Button>
        )}
      </Form>
    </section>
  );
}
