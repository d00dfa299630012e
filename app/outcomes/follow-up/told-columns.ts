/** The columns of the follow-up, the same for classes and schools, on screen, on paper and in the file. */
import type { ShownCount } from '~/outcomes/protected-summary';
import {
  CASE_PARTS,
  type CasePart,
  TIME_PARTS,
  type TimePart,
  WAY_STEPS,
  type WayStep,
} from './figures';
import type { ShownDays, ShownFigures } from './shown-figures';

/** A figure of a place: a number, why it is not shown, or null when there is nothing to count. */
export type Told = ShownCount | ShownDays;

/** Of `followUp.column` in the texts. */
type ColumnId =
  | `way-${WayStep}`
  | `time-${TimePart}`
  | `case-${CasePart}`
  | 'days-to-confirm'
  | 'days-to-support'
  | 'sessions-planned'
  | 'sessions-held';

export interface ToldColumn {
  id: ColumnId;
  read: (figures: ShownFigures) => Told;
}

const column = (id: ColumnId, read: ToldColumn['read']): ToldColumn => ({ id, read });

export const WAY_COLUMNS: readonly ToldColumn[] = WAY_STEPS.map((step) =>
  column(`way-${step}`, ({ way }) => way[step]),
);

export const TIME_COLUMNS: readonly ToldColumn[] = [
  column('days-to-confirm', ({ days }) => days.toConfirm),
  column('days-to-support', ({ days }) => days.toSupport),
  ...TIME_PARTS.map((part) => column(`time-${part}`, ({ inTime }) => inTime[part])),
];

export const DOSE_COLUMNS: readonly ToldColumn[] = [
  column('sessions-planned', ({ dose }) => dose.planned),
  column('sessions-held', ({ dose }) => dose.held),
];

export const CASE_COLUMNS: readonly ToldColumn[] = CASE_PARTS.map((part) =>
  column(`case-${part}`, ({ steps }) => steps[part]),
);
