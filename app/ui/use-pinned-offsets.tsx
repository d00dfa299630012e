import { useEffect, useRef } from 'react';

/**
 * Keeps pinned columns side by side at the start while the table scrolls: each is put where the ones before
 * it end. Measured from the table's head, again whenever its size changes.
 */
export function usePinnedOffsets(columnCount: number, pinned: readonly string[]) {
  const box = useRef<HTMLElement>(null);
  const key = `${columnCount} ${pinned.join(' ')}`;
  useEffect(() => {
    const head = box.current?.querySelector('thead');
    if (!head || key.endsWith(' ')) return;
    const place = () => {
      let offset = head.querySelector('th')?.offsetWidth ?? 0;
      for (const cell of head.querySelectorAll<HTMLElement>('th[data-pinned]')) {
        for (const own of box.current?.querySelectorAll<HTMLElement>(
          `[data-pinned][data-column="${CSS.escape(cell.dataset.column ?? '')}"]`,
        ) ?? []) {
          own.style.insetInlineStart = `${offset}px`;
        }
        offset += cell.offsetWidth;
      }
    };
    const observer = new ResizeObserver(place);
    observer.observe(head);
    place();
    return () => observer.disconnect();
  }, [key]);
  return box;
}
