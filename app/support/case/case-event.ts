/**
 * What can be written in a pupil's case. Events are only added; what the case is now is worked out from
 * them, and an event that was wrong is taken back by another.
 */
import type { Day } from '~/platform/calendar';
import type { Consultation } from './case-rules';

export type CaseEventBody =
  /** A screening, the national material, a worry or an observation. Opens the case at any level. */
  | { kind: 'indicated'; by: 'screening' | 'national-assessment' | 'worry' | 'other' }
  | { kind: 'assessment-started' }
  | { kind: 'assessment-concluded'; needsSupport: boolean }
  | { kind: 'adaptations-planned' }
  | { kind: 'adaptations-intensified' }
  | { kind: 'followed-up'; enough: boolean }
  | { kind: 'reported-to-principal' }
  | { kind: 'investigation-started' }
  /** The programme itself is the principal's formal decision and is kept elsewhere. */
  | { kind: 'programme-decided'; reference: string }
  | { kind: 'programme-not-needed' }
  | { kind: 'consulted'; about: Consultation }
  /** The teacher has the competence, or another reason that the law knows. */
  | { kind: 'consultation-exempt'; about: Consultation; reason: 'own-competence' | 'met-otherwise' }
  | { kind: 'handed-over' }
  | { kind: 'closed' }
  | { kind: 'reopened' }
  | { kind: 'taken-back'; eventId: string };

export interface CaseEvent {
  id: string;
  day: Day;
  body: CaseEventBody;
}
