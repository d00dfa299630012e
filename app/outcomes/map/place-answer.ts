/** What the page of places is given, and what its forms answer. */
import type { SubmissionResult } from '@conform-to/react';
import type { SchoolsMapData } from './map-places';
import type { OutlineProblem } from './read-outline';

export interface PlacesPage {
  schools: {
    schoolId: string;
    schoolName: string;
    latitude: number | null;
    longitude: number | null;
  }[];
  map: SchoolsMapData;
}

/** What was done, with the fields that take it back. */
export interface PlacesDone {
  what: 'place' | 'outline' | 'outline-remove' | 'outline-undo';
  schoolName: string | null;
  undo: Record<string, string>;
}

export type PlacesAnswer =
  | { ok: true; done: PlacesDone }
  | { ok: false; of: 'place'; schoolId: string; submission: SubmissionResult<string[]> }
  | { ok: false; of: 'outline'; problem: OutlineProblem };
