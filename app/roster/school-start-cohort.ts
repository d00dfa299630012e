/** Year one is assumed where neither the file nor the class name says which year it is. */
const YEAR_ONE = 1;

function readYearGroup(text: string): number | null {
  const written = text.trim().toUpperCase();
  if (/^(FÖRSKOLEKLASS|FSK|F|0)$/.test(written)) return 0;
  const digits = /^(?:ÅK|ÅRSKURS)?\s*([1-9])$/.exec(written)?.[1];
  return digits ? Number(digits) : null;
}

/** The year group in a class name of one year, such as `2B`; a mixed `1-2B` says none. */
function yearGroupOfClass(className: string): number | null {
  const digits = /^(?:klass)?\s*([1-9])(?![\s-]*\d)/i.exec(className.trim())?.[1];
  return digits ? Number(digits) : null;
}

/**
 * Calendar year in which a pupil started year one, or is to: the school year's first calendar year
 * for year one, one earlier for year two, one later for the preschool class.
 */
export function schoolStartCohort(
  startYear: number,
  pupil: { schoolYear?: string | undefined; className: string },
): number {
  const written = pupil.schoolYear === undefined ? null : readYearGroup(pupil.schoolYear);
  const yearGroup = written ?? yearGroupOfClass(pupil.className) ?? YEAR_ONE;
  return startYear - (yearGroup - 1);
}

/**
 * Whether a pupil is screened with the classes of a school year: those who have begun year one by
 * then. Younger pupils of a mixed class have their turn when their own year one begins.
 */
export function isScreened(pupil: { schoolStartCohort: number; schoolYearStart: number }): boolean {
  return pupil.schoolStartCohort <= pupil.schoolYearStart;
}
