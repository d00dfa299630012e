/** The unit's own analysis: what its form sends, and what speaks against it. */
import * as z from 'zod';

export const ANALYSIS_PARTS = ['wentWell', 'causes', 'measures'] as const;
type AnalysisPart = (typeof ANALYSIS_PARTS)[number];
export type AnalysisTexts = Record<AnalysisPart, string>;
/** Letters in each part: about two pages. */
export const LONGEST_PART = 6000;

const part = z.string().trim().max(LONGEST_PART, 'too-long').default('');
export const analysisSchema = z.object({
  intent: z.literal('save'),
  wentWell: part,
  causes: part,
  measures: part,
});
export type AnalysisProblem = 'too-long' | 'names-a-pupil';

export const NO_TEXTS: AnalysisTexts = { wentWell: '', causes: '', measures: '' };

/** What the page is given of it. */
export interface Analysis {
  texts: AnalysisTexts;
  changed: { by: string; on: string } | null;
  /** There are former words to put back. */
  canUndo: boolean;
}
