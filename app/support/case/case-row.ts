/** An event of a case as it is stored. */
import { dayOf } from '~/platform/calendar';
import type { CaseEvent, CaseEventBody } from './case-event';

type CaseRow = { id: string; day: Date; body: unknown };

/** Its body was checked when it was written. */
export function readRow({ id, day, body }: CaseRow): CaseEvent {
  return { id, day: dayOf(day), body: body as CaseEventBody };
}
