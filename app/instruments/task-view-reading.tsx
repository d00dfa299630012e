/** A reading as it lies before the pupil, row by row; each cell opens what is known of it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridItem } from '~/instruments/battery';
import {
  ItemFacts,
  ReviewControls,
  type Reviewing,
  ReviewState,
} from '~/instruments/item-review-controls';
import { handleReviewKey } from '~/instruments/item-review-keys';
import type { ItemReviewFacts } from '~/instruments/task-view';
import { ItemPicture } from '~/instruments/task-view-frame';

export type ReadingRow = { item: GridItem; review: ItemReviewFacts };

type ReadingProps = {
  cells: readonly ReadingRow[];
  /** Cells in a row; 0 or 1: running text in lines of its own making. */
  columns: number;
  heading: string | undefined;
  reviewing: Reviewing;
};

function cutRows(cells: readonly ReadingRow[], columns: number): ReadingRow[][] {
  if (columns < 2) return [[...cells]];
  const count = Math.ceil(cells.length / columns);
  return Array.from({ length: count }, (_, row) => cells.slice(row * columns, (row + 1) * columns));
}

export function ReadingRows({ cells, columns, heading, reviewing }: ReadingProps) {
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <div className="pupil-view" lang="sv">
      {heading && <p className="pupil-view__heading">{heading}</p>}
      <ol className="reading-rows" onKeyDown={(event) => handleReviewKey(event, reviewing)}>
        {cutRows(cells, columns).map((row) => (
          <li
            key={row[0]?.item.id}
            className="reading-row"
            data-flow={columns < 2 ? '' : undefined}
          >
            {row.map((cell) => (
              <Cell
                key={cell.item.id}
                cell={cell}
                isOpen={cell.item.id === openId}
                isWaiting={reviewing.mayReview && cell.review.own === null}
                onOpen={setOpenId}
              />
            ))}
            <RowPanel cell={row.find(({ item }) => item.id === openId)} reviewing={reviewing} />
          </li>
        ))}
      </ol>
    </div>
  );
}

const SIGNS = {
  awaiting: '',
  approved: '●',
  'to-change': '✎',
  'retire-proposed': '✕',
  'retire-next': '✕',
} as const;

function Cell(props: {
  cell: ReadingRow;
  isOpen: boolean;
  isWaiting: boolean;
  onOpen: (itemId: string | null) => void;
}) {
  const { t, i18n } = useTranslation('instruments');
  const { item, review } = props.cell;
  const state = t(`review.state.${review.state}`);
  return (
    <button
      type="button"
      className="reading-cell"
      data-item-id={item.id}
      data-waiting={props.isWaiting ? '' : undefined}
      aria-expanded={props.isOpen}
      onFocus={() => props.onOpen(item.id)}
      onClick={() => props.onOpen(item.id)}
    >
      {item.picture ? <ItemPicture name={item.picture} text={item.text} /> : item.text}
      <span className="spoken" lang={i18n.language}>
        , {state}
      </span>
      {SIGNS[review.state] && (
        <span className="text-sm" aria-hidden="true" title={state}>
          {SIGNS[review.state]}
        </span>
      )}
    </button>
  );
}

function RowPanel({ cell, reviewing }: { cell: ReadingRow | undefined; reviewing: Reviewing }) {
  const { i18n } = useTranslation();
  if (!cell) return null;
  return (
    <div className="reading-row__panel grid gap-3" lang={i18n.language}>
      <p className="flex flex-wrap items-center gap-x-4">
        <strong lang="sv">{cell.item.text}</strong>
        <ReviewState review={cell.review} />
      </p>
      <ItemFacts item={cell.item} />
      <ReviewControls item={cell.item} review={cell.review} reviewing={reviewing} />
    </div>
  );
}
