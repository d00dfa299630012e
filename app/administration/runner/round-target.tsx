/**
 * The big round target pupils press. A touch counts on release inside the target; a second
 * finger, a drag out of it and a press while it rests count for nothing, nor one that was begun before
 * the rest: what stands there now may be another item's.
 */
import { type MouseEvent, type PointerEvent, type ReactNode, useEffect, useRef } from 'react';

export type Press = {
  /** The event's own timestamp, on the page's monotonic clock. */
  timeStampMs: number;
  input: 'touch' | 'mouse' | 'pen' | 'keyboard';
};

type Props = {
  label: string;
  onPress: (press: Press) => void;
  children: ReactNode;
  testId: string;
  /** Shown but not yet to be pressed; keeps its place and its focus. */
  resting?: boolean;
  look?: 'option' | 'go' | 'small' | 'sign' | 'tile';
  /** The light that shows the answer in practice. */
  glowing?: boolean;
  /** Its name is being said. */
  named?: boolean;
  /** What stood here lies somewhere else; only its place is left. */
  away?: boolean;
  chosen?: boolean;
  optionId?: string;
  autoFocus?: boolean;
};

function isInside({ clientX, clientY }: PointerEvent<HTMLElement>, box: DOMRect): boolean {
  return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
}

function readInput(pointerType: string): Press['input'] {
  return pointerType === 'touch' || pointerType === 'pen' ? pointerType : 'mouse';
}

/** Handlers that turn pointer and keyboard into one press. */
function usePress(onPress: (press: Press) => void, resting: boolean) {
  /** The finger that holds, and the target's place then: asking at the release costs a layout. */
  const held = useRef<{ pointerId: number; box: DOMRect } | null>(null);
  useEffect(() => {
    if (resting) held.current = null;
  }, [resting]);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (!event.isPrimary || event.button !== 0 || resting) return;
      const { pointerId, currentTarget } = event;
      held.current = { pointerId, box: currentTarget.getBoundingClientRect() };
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const press = held.current;
      if (press?.pointerId !== event.pointerId) return;
      held.current = null;
      if (resting || !isInside(event, press.box)) return;
      onPress({ timeStampMs: event.timeStamp, input: readInput(event.pointerType) });
    },
    onPointerCancel() {
      held.current = null;
    },
    /** Keys, switches and screen readers give a click that no pointer made. */
    onClick(event: MouseEvent<HTMLElement>) {
      if (event.detail === 0 && !resting) {
        onPress({ timeStampMs: event.timeStamp, input: 'keyboard' });
      }
    },
  };
}

export function RoundTarget(props: Props) {
  const { label, onPress, children, testId, resting = false, look = 'option' } = props;
  const handlers = usePress(onPress, resting);
  const classes = ['target', `target-${look}`];
  if (props.glowing) classes.push('is-glowing');
  if (props.named) classes.push('is-named');
  if (props.chosen) classes.push('is-chosen');
  if (props.away) classes.push('is-away');
  return (
    <button
      type="button"
      className={classes.join(' ')}
      aria-label={label}
      aria-disabled={resting}
      data-testid={testId}
      data-active={!resting}
      data-option-id={props.optionId}
      // biome-ignore lint/a11y/noAutofocus: one thing at a time; the next step must be reachable by a single key
      autoFocus={props.autoFocus}
      {...handlers}
    >
      {children}
    </button>
  );
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Arrow keys walk among the targets of a group; Tab and Enter or Space work as usual. */
export function walkTargets(event: React.KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const targets = [...event.currentTarget.querySelectorAll('button')];
  const at = targets.indexOf(document.activeElement as HTMLButtonElement);
  targets.at((at + step) % targets.length)?.focus();
  event.preventDefault();
}
