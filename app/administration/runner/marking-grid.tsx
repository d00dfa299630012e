/**
 * The items an adult marks, in rows or as running text: tap or keys; an error is struck through, the
 * last item is framed.
 */
import { type KeyboardEvent, useRef, useState } from 'react';
import { type GridState, listCountedErrors } from '~/administration/grid-state';
import type { GridItem, MarkedTask } from '~/instruments/battery';
import type { MarkerAction } from './marker-action';
import { CellFace } from './marking-cell';
import { type CellPlace, findNextCell } from './marking-keys';
import { useMarkingWords } from './marking-words';

type Props = {
  task: Pick<MarkedTask, 'kind' | 'columns'>;
  items: readonly GridItem[];
  /** Heading of a running text; it is not read against the clock and not marked. */
  heading?: string | undefined;
  state: GridState;
  dispatch: (action: MarkerAction) => void;
};

/** What a tap on a cell means in this phase. */
function tapCell(state: GridState, position: number): MarkerAction {
  return state.phase === 'choosing-last'
    ? { type: 'mark-last', position }
    : { type: 'mark', position };
}

/** Classes and spoken state of a cell. */
function describeCell(state: GridState, errors: readonly number[], position: number) {
  const isError = errors.includes(position);
  const isLast = state.lastPosition === position;
  const isBeyond = state.lastPosition !== null && position > state.lastPosition;
  const classes = ['cell', isError && 'is-error', isLast && 'is-last', isBeyond && 'is-beyond'];
  return { isError, isLast, className: classes.filter(Boolean).join(' ') };
}

function readPlaces(group: HTMLElement | null): CellPlace[] {
  const cells = [...(group?.querySelectorAll<HTMLElement>('[data-position]') ?? [])];
  return cells.map((cell) => {
    const { left, top, width, height } = cell.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
}

export function MarkingGrid({ task, items, heading, state, dispatch }: Props) {
  const { texts } = useMarkingWords();
  const [focused, setFocused] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const errors = listCountedErrors(state);
  const isOpen = state.phase !== 'ready' && state.phase !== 'new';

  function moveTo(position: number): void {
    setFocused(position);
    const cell = grid.current?.querySelector<HTMLButtonElement>(`[data-position="${position}"]`);
    cell?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const target = findNextCell(event.key, focused, readPlaces(grid.current));
    if (target !== null) {
      moveTo(target);
      event.preventDefault();
    } else if (event.key.toLowerCase() === 'l') dispatch({ type: 'mark-last', position: focused });
    else if (event.key.toLowerCase() === 'z') dispatch({ type: 'undo' });
  }

  return (
    <>
      {heading ? (
        <p className="marking-heading" lang="sv">
          {heading}
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a toolbar of cells, not a table of data */}
      <div
        ref={grid}
        className={task.kind === 'timed-passage' ? 'marking-text' : 'marking-grid'}
        role="group"
        aria-label={texts.readingGrid}
        data-kind={task.kind}
        data-columns={task.columns}
        data-testid="grid"
        lang="sv"
        onKeyDown={onKeyDown}
      >
        {items.map((item, position) => {
          const { isError, isLast, className } = describeCell(state, errors, position);
          const spoken = [item.text, isError && texts.markedWrong, isLast && texts.lastWord];
          return (
            <button
              key={item.id}
              type="button"
              className={className}
              aria-label={spoken.filter(Boolean).join(', ')}
              aria-pressed={isError}
              aria-disabled={!isOpen}
              tabIndex={position === focused ? 0 : -1}
              data-position={position}
              data-testid={`cell-${position}`}
              onFocus={() => setFocused(position)}
              onClick={() => {
                if (isOpen) dispatch(tapCell(state, position));
              }}
            >
              <CellFace item={item} />
            </button>
          );
        })}
      </div>
    </>
  );
}
