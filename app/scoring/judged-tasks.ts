/**
 * Tasks that a level may be judged by in a window: those of core and supporting skills, and the readings that
 * decide. What a policy only describes is not among them.
 */
import type { WindowKind } from '~/instruments/battery';
import type { CutPolicy } from './cut-policy';

export function listJudgedTasks({ windows }: CutPolicy, kind: WindowKind): string[] {
  const window = windows[kind];
  if (!window) return [];
  const skills = [...window.core, ...window.supporting].flatMap(({ tasks }) => tasks);
  const readings = window.oneToOne.tasks.flatMap(({ task, decides }) => (decides ? [task] : []));
  return [...new Set([...skills, ...readings])];
}
