/** One line of what was changed: who, when, what. */
import type { Day } from '~/platform/calendar';

export interface HistoryLine {
  id: string;
  /** The form's intent, of `history` in the texts. */
  action: string;
  title: string;
  day: Day;
  who: string;
}
