/** What the pages of good examples show, and what their doors answer. */
import type { Day } from '~/platform/calendar';
import type { Bilingual } from '~/scoring/cut-policy';
import type { Need } from '~/support/groups/need';
import type { CardContent } from './card-content';
import type { CardFigures, ShownFigures, ToldShare } from './card-figures';
import type { FieldName, ReportWord } from './example-form';
import type { PersonalDataFinding } from './find-personal-data';

export type CardState = 'draft' | 'published' | 'withdrawn';

export interface ExampleRow {
  cardId: string;
  title: string;
  needs: Need[];
  /** The method whose plans are counted; null when it is not known here. */
  methodTitle: Bilingual | null;
  /** Null when it was read in from a package. */
  schoolName: string | null;
  state: CardState;
  synthetic: boolean;
  onTheWay: ToldShare;
  /** Schools that use a copy now. */
  adopted: number;
  /** Of the latest report of each school. */
  reports: Record<ReportWord, number>;
}

export interface ExamplesPage {
  /** Published ones of the whole municipality, and the drafts and withdrawn ones of the viewer's schools. */
  examples: ExampleRow[];
  /** Schools that the viewer may write a card for, with the methods there are. */
  mayWriteFor: {
    schoolId: string;
    schoolName: string;
    methods: { id: string; title: Bilingual }[];
  }[];
}

export interface AdoptionShown {
  schoolId: string;
  schoolName: string;
  since: Day;
  isEnded: boolean;
  /** The viewer may report for this school, and stop using it. */
  isOwn: boolean;
  report: { word: ReportWord; words: string; day: Day; figures: ReportFigures } | null;
  earlierReports: number;
}

export interface ReportFigures {
  plans: number;
  onTheWay: ToldShare;
}

export interface ExamplePage {
  cardId: string;
  schoolName: string | null;
  methodTitle: Bilingual | null;
  state: CardState;
  synthetic: boolean;
  /** The latest published version; null while there is only a draft. */
  published: { version: number; day: Day; content: CardContent; figures: ShownFigures } | null;
  /** What is being written; null when the viewer may not write, or nothing is. */
  draft: CardContent | null;
  /**
   * What would be published as the figures now, beside the school's other plans, which is not published; null for
   * who may not write, or when it was read in.
   */
  figuresNow: CardFigures | null;
  mayWrite: boolean;
  history: { version: number; day: Day }[];
  adoptions: AdoptionShown[];
  /** Schools that the viewer may take a copy to. */
  mayAdoptFor: { schoolId: string; schoolName: string }[];
}

export type CardAnswer =
  | { ok: true; cardId: string | null }
  /** What cannot be taken as it is written stands with the form. */
  | { ok: false; problem: 'fields' }
  | { ok: false; problem: 'personal-data'; findings: PersonalDataFinding<FieldName>[] };
export type CardProblem = Extract<CardAnswer, { ok: false }>;
