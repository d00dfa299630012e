/** The grid an adult marks: tap or keys; an error is struck through, the last word is framed. */
import { type KeyboardEvent, useRef, useState } from 'react';
import { type GridState, listCountedErrors } from '~/administration/grid-state';
import type { GridItem } from '~/instruments/battery';
import type { MarkerAction } from './marker-action';
import { useTools } from './runner-tools';

type Props = {
  items: readonly GridItem[];
  columns: number;
  state: GridState;
  dispatch: (action: MarkerAction) => void;
};

/** What a tap on a cell means in this phase. */
function tapCell(state: GridState, position: number): MarkerAction {
  return state.phase === 'choosing-last'
    ? { type: 'mark-last', position }
    : { type: 'mark', position };
}

function findTarget(key: string, position: number, columns: number, count: number): number | null {
  const moves: Record<string, number> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
  };
  const move = moves[key];
  if (move === undefined) return null;
  const target = position + move;
  return target >= 0 && target < count ? target : position;
}

/** Classes and spoken state of a cell. */
function describeCell(state: GridState, errors: readonly number[], position: number) {
  const isError = errors.includes(position);
  const isLast = state.lastPosition === position;
  const isBeyond = state.lastPosition !== null && position > state.lastPosition;
  const classes = ['cell', isError && 'is-error', isLast && 'is-last', isBeyond && 'is-beyond'];
  return { isError, isLast, className: classes.filter(Boolean).join(' ') };
}

export function MarkingGrid({ items, columns, state, dispatch }: Props) {
  const { texts } = useTools();
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
    const target = findTarget(event.key, focused, columns, items.length);
    if (target !== null) {
      moveTo(target);
      event.preventDefault();
    } else if (event.key.toLowerCase() === 'l') dispatch({ type: 'mark-last', position: focused });
    else if (event.key.toLowerCase() === 'z') dispatch({ type: 'undo' });
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a toolbar of cells, not a table of data
    <div
      ref={grid}
      className="marking-grid"
      role="group"
      aria-label={texts.readingGrid}
      data-columns={columns}
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
            {item.text}
          </button>
        );
      })}
    </div>
  );
}
