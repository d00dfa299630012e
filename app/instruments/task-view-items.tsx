/** The items of a form, one under another, as the pupil sees each. */
import { useTranslation } from 'react-i18next';
import type { ChoiceItem, TileItem } from '~/instruments/battery';
import {
  ItemFacts,
  ReviewControls,
  type Reviewing,
  ReviewState,
} from '~/instruments/item-review-controls';
import { handleReviewKey } from '~/instruments/item-review-keys';
import type { ItemReviewFacts, ItemSound, ShownTask } from '~/instruments/task-view';
import { type FaceOf, ItemFrame } from '~/instruments/task-view-frame';

type PupilItemRow = {
  item: ChoiceItem | TileItem;
  review: ItemReviewFacts;
  /** Place in the form, from 1. */
  number: number;
};

type ItemListProps = {
  rows: readonly PupilItemRow[];
  look: ShownTask;
  sounds: Record<string, ItemSound>;
  faceOf: FaceOf;
  reviewing: Reviewing;
};

export function ItemList({ rows, reviewing, ...frame }: ItemListProps) {
  return (
    <ol className="grid gap-4" onKeyDown={(event) => handleReviewKey(event, reviewing)}>
      {rows.map((row) => (
        <li key={row.item.id} className="max-w-none">
          <ItemCard row={row} reviewing={reviewing} {...frame} />
        </li>
      ))}
    </ol>
  );
}

function ItemCard(props: Omit<ItemListProps, 'rows'> & { row: PupilItemRow }) {
  const { t } = useTranslation('instruments');
  const { item, review, number } = props.row;
  const headingId = `item-${item.id}`;
  return (
    <article
      className="item-card"
      data-item-id={item.id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an item is where the reviewer's keys work
      tabIndex={0}
      aria-labelledby={headingId}
    >
      <div className="item-card__head">
        <h3 id={headingId}>{t('items.number', { number })}</h3>
        <ReviewState review={review} />
      </div>
      <div className="item-card__body">
        <ItemFrame item={item} look={props.look} sounds={props.sounds} faceOf={props.faceOf} />
        <div className="grid gap-3">
          <ItemFacts item={item} />
          <ReviewControls item={item} review={review} reviewing={props.reviewing} />
        </div>
      </div>
    </article>
  );
}
