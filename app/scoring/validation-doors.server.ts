/** What the pages of the validation workbench ask for, one call each. */
import { requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { badRequest, notFound } from '~/platform/http.server';
import type { Locale } from '~/platform/translation/catalogues';
import { createTranslation } from '~/platform/translation/translation';
import { readPoints } from '~/scoring/outcome-cells';
import type { OutcomeCircumstances } from '~/scoring/outcome-file';
import {
  circumstancesSchema,
  type HandProblem,
  type MeasureProblem,
  readHandForm,
  readMeasureForm,
} from '~/scoring/outcome-form';
import { recordClassOutcomes } from '~/scoring/outcome-hand.server';
import {
  discardStagedOutcomes,
  listOutcomeImports,
  removeOutcomes,
  restoreOutcomes,
  type StageProblem,
  saveStagedOutcomes,
  stageOutcomes,
} from '~/scoring/outcome-import.server';
import { createMeasure, getMeasure } from '~/scoring/outcome-measure.server';
import { listOutcomeClasses } from '~/scoring/outcome-pupils.server';
import type { OutcomeUpload } from '~/scoring/outcome-upload.server';
import type { ReadToldLevels } from '~/scoring/told-levels';
import { writeReportFile } from '~/scoring/validation-export';
import { type Comparison, listComparisons } from '~/scoring/validation-outcomes.server';
import { describeStudy, type ValidationReport } from '~/scoring/validation-report';
import { PROTECTED } from '~/scoring/validation-small-numbers';
import { readStudy } from '~/scoring/validation-study.server';
import { makeValidationWords } from '~/scoring/validation-wording';

type Db = ScopedDb<StaffViewer>;

export interface ValidationPage {
  comparisons: Comparison[];
  /** The one that is shown; null when nothing can be compared yet. */
  chosen: Comparison | null;
  report: ValidationReport | null;
  seesPupils: boolean;
  mayImport: boolean;
}

/** The comparison that an address names, else the first that does not use our own result. @throws 403. */
export async function loadValidation(
  db: Db,
  search: URLSearchParams,
  readTold: ReadToldLevels,
): Promise<ValidationPage> {
  const comparisons = await listComparisons(db);
  const wish = search.get('compare');
  const chosen =
    comparisons.find(({ key }) => key === wish) ??
    comparisons.find(({ outcome }) => outcome.kind !== 'own-result') ??
    comparisons[0] ??
    null;
  const mayImport = mayAnywhere(db.viewer.grants, 'validation.import');
  if (!chosen) return { comparisons, chosen, report: null, seesPupils: false, mayImport };
  const { study, seesPupils } = await readStudy(db, chosen);
  const rule = seesPupils
    ? null
    : { ...PROTECTED, told: await readTold(db, chosen.window.windowId) };
  const report = describeStudy(study, rule, {
    score: search.get('score'),
    cut: readPoints((search.get('limit') ?? '').trim()) ?? null,
  });
  return { comparisons, chosen, report, seesPupils, mayImport };
}

/** The same as a file, in the reader's language. @throws 404 when there are no figures, 403. */
export async function exportValidation(
  db: Db,
  search: URLSearchParams,
  locale: Locale,
  readTold: ReadToldLevels,
): Promise<string> {
  const { chosen, report } = await loadValidation(db, search, readTold);
  if (!chosen || report?.status !== 'shown') throw notFound();
  const t = createTranslation(locale).getFixedT(locale, 'validation');
  return writeReportFile(report, chosen, makeValidationWords(t, locale), locale);
}

/** A measure, the classes it can be written in for, and what has come. @throws 404, 403. */
export async function loadMeasure(db: Db, measureId: string | undefined) {
  const measure = await getMeasure(db, measureId);
  return {
    measure,
    classes: await listOutcomeClasses(db),
    imports: await listOutcomeImports(db, measureId),
  };
}

/** @throws 403. */
export async function answerMeasureForm(
  db: Db,
  form: FormData,
): Promise<{ ok: true; measureId: string } | { ok: false; problems: MeasureProblem[] }> {
  requireMunicipality(db, 'validation.import');
  const read = readMeasureForm(form, db.viewer.today);
  if (!read.ok) return read;
  return { ok: true, measureId: await createMeasure(db, read.measure) };
}

export type UploadAnswer =
  | { ok: true; importId: string | null }
  | ({ ok: false } & (StageProblem | { problem: { code: 'circumstances' | 'file-missing' } }));

/** A file, or the buttons under what has come. @throws 404, 403, 400 for another form. */
export async function answerMeasurePage(
  db: Db,
  measureId: string | undefined,
  upload: OutcomeUpload,
): Promise<UploadAnswer> {
  const measure = await getMeasure(db, measureId);
  const { form, bytes } = upload;
  const intent = form.get('intent');
  const importId = String(form.get('importId') ?? '');
  if (intent === 'remove') {
    await removeOutcomes(db, importId);
    return { ok: true, importId: null };
  }
  if (intent === 'restore') {
    await restoreOutcomes(db, importId);
    return { ok: true, importId: null };
  }
  if (intent !== 'read') throw badRequest();
  const circumstances = readCircumstances(form, db.viewer.today);
  if (!circumstances) return { ok: false, problem: { code: 'circumstances' } };
  if (bytes.length === 0) return { ok: false, problem: { code: 'file-missing' } };
  return stageOutcomes(db, measure.measureId, bytes, circumstances);
}

function readCircumstances(form: FormData, today: string): OutcomeCircumstances | null {
  const parsed = circumstancesSchema.safeParse(Object.fromEntries(form));
  return parsed.success && parsed.data.assessedOn <= today ? parsed.data : null;
}

/** Save or throw away what was read. @throws 404, 403, 400 for another form. */
export async function answerStagedForm(
  db: Db,
  importId: string | undefined,
  form: FormData,
): Promise<{ ok: true; measureId: string } | { ok: false; problem: 'changed-since' }> {
  requireMunicipality(db, 'validation.import');
  const intent = form.get('intent');
  if (intent === 'save') return saveStagedOutcomes(db, importId);
  if (intent !== 'discard') throw badRequest();
  return { ok: true, ...(await discardStagedOutcomes(db, importId)) };
}

/** Values of a class, or one taken away. @throws 404, 403, 400 for another form. */
export async function answerClassForm(
  db: Db,
  place: { measureId: string | undefined; classId: string | undefined },
  form: FormData,
): Promise<{ ok: true } | { ok: false; problems: HandProblem[] }> {
  const measure = await getMeasure(db, place.measureId);
  const intent = form.get('intent');
  if (intent === 'remove') {
    await removeOutcomes(db, String(form.get('importId')), String(form.get('pupilId')));
    return { ok: true };
  }
  if (intent !== 'record') throw badRequest();
  const read = readHandForm(form, measure.basis, db.viewer.today);
  if (!read.ok) return read;
  return recordClassOutcomes(db, place, read.rows, read.circumstances);
}
