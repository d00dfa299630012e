/** What the page of a pupil's health notes is given. */
import type { Day } from '~/platform/calendar';
import type { HealthNote } from './health-note';

export interface ShownHealthNote extends Omit<HealthNote, 'written'> {
  written: { at: Day; by: string };
  /** By who looks at it. */
  canBeCorrected: boolean;
}

export interface HealthPage {
  classId: string;
  className: string;
  schoolName: string;
  today: Day;
  pupil: {
    pupilId: string;
    name: string;
    protectedIdentity: boolean;
    synthetic: boolean;
  };
  /** The case that a new note can belong to; null when none is open. */
  openCase: { caseEventId: string; openedOn: Day } | null;
  /** Rows so far: a form is new after each. */
  rowCount: number;
  notes: ShownHealthNote[];
}
