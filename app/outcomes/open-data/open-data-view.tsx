/** The switch of the public page, and what is public or would be. For the head of education. */
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Notice } from '~/ui/notice';
import { RadioGroup } from '~/ui/radio-group';
import { CorrectionSection, PublicationHistory, type RefusedCorrection } from './correction-view';
import { LICENCES } from './measures';
import type { OpenDataPage, PublicationProblem } from './open-data-page';
import { PublicView } from './public-view';

interface OpenDataViewProps {
  page: OpenDataPage;
  problem: PublicationProblem | null;
  /** The correction that the problem is about. */
  of: RefusedCorrection;
  /** A day in the reader's words. */
  day: (day: string) => string;
}

export function OpenDataView({ page, problem, of, day }: OpenDataViewProps) {
  const { t } = useTranslation('reports');
  const { current, preview } = page;
  if (preview.windows.length === 0) {
    return <EmptyState title={t('openData.emptyTitle')}>{t('openData.emptyText')}</EmptyState>;
  }
  return (
    <div className="grid gap-8">
      <section className="grid gap-4" aria-labelledby="open-data-switch">
        <h2 id="open-data-switch">{t('openData.switchTitle')}</h2>
        {current ? (
          <Notice
            kind="success"
            title={t('openData.on', { day: day(current.publishedOn) })}
            isLive={false}
          >
            <p>
              <Link to={page.address}>{t('openData.toPublic')}</Link>
            </p>
            <p>{t(`licence.${current.licence}.line`)}</p>
          </Notice>
        ) : (
          <Notice kind="info" title={t('openData.off')}>
            {t('openData.offText')}
          </Notice>
        )}
        {problem && !of && (
          <Notice kind="error" title={t(`openData.problem.${problem}`)} isLive>
            {t('openData.unchanged')}
          </Notice>
        )}
        {(!current || page.isChanged) && <PublishForm page={page} />}
        {current && (
          <Form method="post">
            <Button name="intent" value="withdraw">
              {t('openData.withdraw')}
            </Button>
          </Form>
        )}
      </section>
      {current && <CorrectionSection page={page} problem={problem} of={of} />}
      <section className="grid gap-4" aria-labelledby="open-data-preview">
        <h2 id="open-data-preview">
          {t(current ? 'openData.shownTitle' : 'openData.previewTitle')}
        </h2>
        <p className="max-w-[70ch]">{t('openData.previewText')}</p>
        <PublicView
          publication={current ?? preview}
          files={{ figures: '/open-data/file', dictionary: '/open-data/dictionary' }}
        />
      </section>
      <PublicationHistory lines={page.history} day={day} />
    </div>
  );
}

function PublishForm({ page }: { page: OpenDataPage }) {
  const { t } = useTranslation('reports');
  return (
    <Form method="post" className="grid max-w-prose gap-4">
      <input type="hidden" name="intent" value="publish" />
      <RadioGroup
        name="licence"
        label={t('openData.licence')}
        hint={t('openData.licenceHint')}
        look="card"
        defaultValue={page.preview.licence}
        options={LICENCES.map((licence) => ({
          value: licence,
          label: t(`licence.${licence}.name`),
          hint: t(`licence.${licence}.hint`),
        }))}
      />
      <div>
        <Button look="primary">
          {t(page.current ? 'openData.publishMore' : 'openData.publish')}
        </Button>
      </div>
    </Form>
  );
}
