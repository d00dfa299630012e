/** A task whose result cannot be read: asked for once more with one press, and taken back. */
import { Form, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Retest } from '~/administration/retest';
import type { ResultWords } from '~/scoring/use-result-words';
import { Button } from '~/ui/button';

interface AskRetestProps {
  taskId: string;
  /** Task and pupil, for those who hear the button by itself. */
  named: { task: string; name: string };
  /** On a page of many pupils: whose. */
  of?: { classId: string; pupilId: string };
}

export function AskRetest({ taskId, named, of }: AskRetestProps) {
  const { t } = useTranslation('support');
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action={`${pathname}${search}`} preventScrollReset className="screen-only">
      <input type="hidden" name="intent" value="ask-retest" />
      <input type="hidden" name="taskId" value={taskId} />
      {of && <input type="hidden" name="classId" value={of.classId} />}
      {of && <input type="hidden" name="pupilId" value={of.pupilId} />}
      <Button size="small" aria-label={t('retest.askNamed', named)}>
        {t('retest.ask')}
      </Button>
    </Form>
  );
}

export function AskedRetest({
  retest,
  timeZone,
  words,
}: {
  retest: Retest;
  timeZone: string;
  words: ResultWords;
}) {
  const { t } = useTranslation('support');
  return (
    <span className="flex flex-wrap items-center gap-2">
      <span className="text-ink-soft">
        {t('retest.asked', { by: retest.askedBy, day: words.day(retest.askedAt, timeZone) })}
      </span>
      <Form method="post" preventScrollReset className="screen-only">
        <input type="hidden" name="intent" value="withdraw-retest" />
        <input type="hidden" name="requestId" value={retest.requestId} />
        <Button look="quiet" size="small">
          {t('retest.withdraw')}
        </Button>
      </Form>
    </span>
  );
}
