/** What the pages of benefits are given, and how their changes are answered. */
import type { Day } from '~/platform/calendar';
import type { BenefitEventBody, BenefitFields, OwnFigure, Phase } from './benefit-event';
import type { FieldProblem } from './benefit-form';
import type { Activity, BenefitProblem, Measured, Need, Standing } from './benefit-state';

export interface BenefitRow {
  benefitId: string;
  /** Null for the municipality's own. */
  schoolName: string | null;
  fields: BenefitFields;
  phase: Phase;
  latest: Measured | null;
  standing: Standing | null;
  /** Values that the product worked out for the municipality are left out, and told its head of education only. */
  isWithheld: boolean;
  activities: Activity[];
  isEnded: boolean;
}

/** A place that the viewer may write a benefit for; null stands for the municipality. */
export interface BenefitPlace {
  schoolId: string | null;
  name: string;
}

export interface BenefitsPage {
  benefits: BenefitRow[];
  places: BenefitPlace[];
  today: Day;
}

export interface WrittenEvent {
  eventId: string;
  day: Day;
  by: string;
  body: Exclude<BenefitEventBody, { kind: 'taken-back' }>;
  /** The day it was taken back; null while it stands. */
  takenBack: Day | null;
  canBeTakenBack: boolean;
}

export interface BenefitPage extends BenefitRow {
  mayChange: boolean;
  measured: Measured[];
  /** What is missing for the next phase; null in the last. */
  next: { phase: Phase; missing: Need[] } | null;
  /** Newest first. */
  events: WrittenEvent[];
  today: Day;
}

/** Why a figure of the product's own cannot be taken as a value. */
type FigureProblem = 'figure-by-hand' | 'figure-protected' | 'figure-missing';

export type BenefitAnswer =
  | { ok: true; benefitId: string }
  | { ok: false; problem: BenefitProblem | FigureProblem }
  | { ok: false; problems: FieldProblem[] };

/** A figure that the product works out, as a value of a benefit. */
export type TakenFigure =
  | {
      ok: true;
      source: OwnFigure;
      value: number;
      basis: { count: number; of: 'pupils' | 'hours' } | null;
    }
  | { ok: false; problem: FigureProblem };
