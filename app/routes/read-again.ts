/** When a page is read again although what was asked of it was refused. */
import type { ShouldRevalidateFunction } from '@remix-run/react';

/**
 * After a 409: the page was older than what holds, so it is read anew, and what is no longer offered goes.
 * Otherwise as usual: what was typed wrongly changes nothing that was read.
 */
export const readAgainOnConflict: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => actionStatus === 409 || defaultShouldRevalidate;
