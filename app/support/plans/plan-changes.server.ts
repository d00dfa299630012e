/** How rows of changes are read beside their plan: one order, one shape. */
import { dayOf } from '~/platform/calendar';
import type { Prisma } from '~/platform/database/generated/client';
import type { PlanChangeBody, PlanChangeRow } from './plan-change';

export const CHANGES_IN_ORDER = {
  orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
} satisfies Prisma.PlanChangeFindManyArgs;

export function toPlanChange({
  id,
  day,
  body,
}: {
  id: string;
  day: Date;
  body: Prisma.JsonValue;
}): PlanChangeRow {
  return { id, day: dayOf(day), body: body as unknown as PlanChangeBody };
}
