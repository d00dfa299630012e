/** Where schools lie, as the map is given it. Degrees, WGS84. */

/** Longitude, then latitude, as in GeoJSON. */
export type Position = readonly [longitude: number, latitude: number];
/** A closed line: its last position is its first. */
export type Ring = readonly Position[];

interface SchoolPlace {
  schoolId: string;
  position: Position;
}

export interface SchoolsMapData {
  /** Null where the municipality has given no outline: then a plain frame is drawn. */
  rings: readonly Ring[] | null;
  places: readonly SchoolPlace[];
}
