/** What the address of a page of the follow-up asks for. */
export interface FollowUpChoice {
  schoolId: string | null;
  windowId: string | null;
  /** Calendar year the school year begins in; goes without saying when a window is asked for. */
  startYear?: number | null;
}

/** A year that is no year is none. */
export function readFollowUpChoice(url: string): FollowUpChoice {
  const { searchParams } = new URL(url);
  const year = searchParams.get('year') ?? '';
  return {
    schoolId: searchParams.get('school'),
    windowId: searchParams.get('window'),
    startYear: /^\d{4}$/.test(year) ? Number(year) : null,
  };
}
