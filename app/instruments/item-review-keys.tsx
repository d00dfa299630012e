/** Reviewing by keyboard: keys work only while an item has focus, never in a text. */
import type { KeyboardEvent } from 'react';
import type { Reviewing } from '~/instruments/item-review-controls';

const ITEM = '[data-item-id]';

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}

function findItem(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(ITEM) : null;
}

/** Focus the item so many steps away; stays at the ends. */
function moveFocus(list: HTMLElement, from: HTMLElement, steps: number): void {
  const items = [...list.querySelectorAll<HTMLElement>(ITEM)];
  const next = items[items.indexOf(from) + steps];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** j next, k previous, a approve and on, c and r write a reason, p play. */
export function handleReviewKey(
  event: KeyboardEvent<HTMLElement>,
  { mayReview, send, setWriting }: Reviewing,
): void {
  const item = findItem(event.target);
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!item || !isPlain || isTyping(event.target)) return;
  const itemId = item.dataset.itemId ?? '';
  const list = event.currentTarget;
  const review: Record<string, () => void> = {
    a: () => {
      send(itemId, 'approve', '');
      setWriting(null);
      moveFocus(list, item, 1);
    },
    c: () => setWriting({ itemId, verdict: 'change' }),
    r: () => setWriting({ itemId, verdict: 'retire' }),
  };
  const keys: Record<string, () => void> = {
    j: () => moveFocus(list, item, 1),
    k: () => moveFocus(list, item, -1),
    p: () => item.querySelector<HTMLElement>('[data-play]')?.click(),
    ...(mayReview ? review : {}),
  };
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}
