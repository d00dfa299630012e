/** What is known of an item, and the buttons of a person who reviews it. */
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  findVerdictProblem,
  RETIRE_REASONS,
  type RetireReason,
  type ReviewProblem,
  VERDICTS,
  type Verdict,
} from '~/instruments/item-review';
import { nameStratum } from '~/instruments/stratum-words';
import type { AnyItem } from '~/instruments/task-items';
import type { ItemReviewFacts } from '~/instruments/task-view';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Select } from '~/ui/select';
import { TextArea } from '~/ui/text-area';

export type SendVerdict = (
  itemId: string,
  verdict: Verdict,
  comment: string,
  reasonCode?: RetireReason,
) => void;

/** What an adult may do with an item. */
export type Reviewing = {
  mayReview: boolean;
  send: SendVerdict;
  /** Verdicts on their way, by item. */
  pending: ReadonlyMap<string, Verdict>;
  /** The item and verdict whose reason is being written. */
  writing: { itemId: string; verdict: Verdict } | null;
  setWriting: (writing: { itemId: string; verdict: Verdict } | null) => void;
};

export function ReviewState({ review }: { review: ItemReviewFacts }) {
  const { t } = useTranslation('instruments');
  return (
    <span className="review-state" data-state={review.state}>
      {t(`review.state.${review.state}`)}
      {review.state === 'awaiting' && ` (${t('review.approvals', { count: review.approvals })})`}
      {review.retireReasons.length > 0 &&
        `: ${review.retireReasons.map((code) => t(`review.reason.${code}`)).join(', ')}`}
    </span>
  );
}

/** Stratum and authored difficulty with its reasoning. */
export function ItemFacts({ item }: { item: AnyItem }) {
  const { t, i18n } = useTranslation('instruments');
  const difficulty = new Intl.NumberFormat(i18n.language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(item.difficulty);
  return (
    <dl className="grid gap-1">
      <dt className="font-bold">{t('items.stratum')}</dt>
      <dd>{nameStratum(item.stratum, i18n.language)}</dd>
      <dt className="font-bold">{t('items.difficulty')}</dt>
      <dd>
        {t('items.difficultyText', { difficulty, reasoning: '' })}
        <span lang="en">{item.reasoning}</span>
      </dd>
    </dl>
  );
}

type ControlsProps = { item: AnyItem; review: ItemReviewFacts; reviewing: Reviewing };

export function ReviewControls({ item, review, reviewing }: ControlsProps) {
  const { t } = useTranslation('instruments');
  const { mayReview, send, pending, writing, setWriting } = reviewing;
  const [problem, setProblem] = useState<ReviewProblem | null>(null);
  if (!mayReview) return null;
  const own = pending.get(item.id) ?? review.own;
  const choose = (verdict: Verdict) => {
    setProblem(null);
    if (verdict === 'approve') send(item.id, verdict, '');
    setWriting(verdict === 'approve' ? null : { itemId: item.id, verdict });
  };
  const save = (event: FormEvent<HTMLFormElement>, verdict: Verdict) => {
    event.preventDefault();
    const sent = new FormData(event.currentTarget);
    const comment = String(sent.get('comment') ?? '').trim();
    const reasonCode = RETIRE_REASONS.find((code) => code === sent.get('reasonCode'));
    const found = findVerdictProblem(verdict, comment, reasonCode);
    if (found) return setProblem(found);
    send(item.id, verdict, comment, reasonCode);
    setWriting(null);
  };
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        {VERDICTS.map((verdict) => (
          <Button
            key={verdict}
            type="button"
            size="small"
            aria-pressed={own === verdict}
            data-verdict={verdict}
            onClick={() => choose(verdict)}
          >
            {t(`review.verdict.${verdict}`)}
          </Button>
        ))}
      </div>
      <p className="text-sm text-ink-soft">{t(`review.own.${own ?? 'none'}`)}</p>
      {writing?.itemId === item.id && (
        <CommentForm
          verdict={writing.verdict}
          problem={problem}
          onSave={(event) => save(event, writing.verdict)}
        />
      )}
      <Verdicts review={review} />
    </div>
  );
}

function CommentForm(props: {
  verdict: Verdict;
  problem: ReviewProblem | null;
  onSave: (event: FormEvent<HTMLFormElement>) => void;
}) {
  const { t } = useTranslation('instruments');
  const id = useId();
  const isReasonMissing = props.problem === 'reason-missing';
  return (
    <form className="grid gap-2" onSubmit={props.onSave} noValidate>
      {props.verdict === 'retire' && (
        <FormField
          label={t('review.reasonLabel')}
          field={{
            id: `${id}-reason`,
            errors: isReasonMissing ? [t('review.reasonMissing')] : undefined,
          }}
        >
          <Select
            name="reasonCode"
            defaultValue=""
            autoFocus
            emptyLabel={t('review.reasonChoose')}
            options={RETIRE_REASONS.map((code) => ({
              value: code,
              label: t(`review.reason.${code}`),
            }))}
          />
        </FormField>
      )}
      <FormField
        label={`${t(`review.verdict.${props.verdict}`)}: ${t('review.comment')}`}
        hint={t('review.commentHint')}
        field={{
          id,
          errors: props.problem === 'comment-missing' ? [t('review.commentMissing')] : undefined,
        }}
      >
        <TextArea name="comment" maxLength={1000} autoFocus={props.verdict !== 'retire'} />
      </FormField>
      <span>
        <Button size="small">{t('review.save')}</Button>
      </span>
    </form>
  );
}

/** What each colleague says of the item; shown to those who review. */
function Verdicts({ review }: { review: ItemReviewFacts }) {
  const { t } = useTranslation('instruments');
  if (review.verdicts.length === 0) return null;
  return (
    <ul className="grid gap-1 text-sm">
      {review.verdicts.map(({ name, verdict, reasonCode, comment, fromVersion }) => (
        <li key={`${name} ${verdict} ${comment}`}>
          {name} {t(`review.given.${verdict}`)}
          {reasonCode && ` (${t(`review.reason.${reasonCode}`)})`}
          {comment && `: ${comment}`}
          {fromVersion !== null && ` ${t('review.fromVersion', { version: fromVersion })}`}
        </li>
      ))}
    </ul>
  );
}
