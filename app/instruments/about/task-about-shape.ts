type Bilingual = { sv: string; en: string };

/** The half page of a task. Every claim about research stands under `sources` with its study. */
export type TaskAbout = {
  /** What it measures, and what not. */
  what: Bilingual;
  /** Why it is in the battery. */
  why: Bilingual;
  /** How it is run. */
  run: Bilingual;
  /** How it is scored. */
  scored: Bilingual;
  /** Studies and materials behind the choice of task, as they are known to us. */
  sources: readonly Bilingual[];
};
