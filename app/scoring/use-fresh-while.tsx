/** Reads a page's data anew while long work goes on, so that its progress can be seen. */
import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

const INTERVAL_MS = 3_000;

/** @param isRunning some work of the page goes on. Nothing is read while the page is out of sight. */
export function useFreshWhile(isRunning: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, INTERVAL_MS);
    return () => clearInterval(timer);
  }, [isRunning, revalidate]);
}
