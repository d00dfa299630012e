/**
 * Where schools lie and what they are drawn on: read for the follow-up's map, given by the administrator.
 * The outline is append-only, so the one before can be put back.
 */
import { parseWithZod } from '@conform-to/zod/v4';
import { audit, requireMunicipality, requireSchool, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { type FollowUp, loadFollowUp } from '~/outcomes/follow-up/follow-up-store.server';
import { now } from '~/platform/clock.server';
import { badRequest } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import type { Ring, SchoolsMapData } from './map-places';
import type { PlacesAnswer, PlacesDone, PlacesPage } from './place-answer';
import { placeSchema } from './place-form';
import { readOutline } from './read-outline';

type Db = ScopedDb<StaffViewer>;
type FollowUpChoice = Parameters<typeof loadFollowUp>[1];
const NAMES = new Intl.Collator('sv', { numeric: true });

export type FollowUpWithMap = FollowUp & { map: SchoolsMapData | null };

/** The follow-up, and for the whole municipality its map. @throws as `loadFollowUp`. */
export async function loadFollowUpWithMap(
  db: Db,
  choice: FollowUpChoice,
): Promise<FollowUpWithMap> {
  const page = await loadFollowUp(db, choice);
  return { ...page, map: page.of === 'municipality' ? await readMap(db) : null };
}

/** Schools with their places, and the outline. @throws 403. */
export async function loadPlaces(db: Db): Promise<PlacesPage> {
  requireMunicipality(db, 'roster.manage');
  const schools = await db.transaction.school.findMany({
    where: { municipalityId: db.municipalityId },
    select: { id: true, name: true, latitude: true, longitude: true },
  });
  return {
    schools: schools
      .map(({ id, name, ...place }) => ({ schoolId: id, schoolName: name, ...place }))
      .sort((one, other) => NAMES.compare(one.schoolName, other.schoolName)),
    map: await readMap(db),
  };
}

/** Does what one form of the page asks, or says what is wrong. @throws 403, 404 or 400. */
export async function changePlaces(db: Db, form: FormData): Promise<PlacesAnswer> {
  requireMunicipality(db, 'roster.manage');
  switch (form.get('intent')) {
    case 'place':
      return setPlace(db, form);
    case 'outline':
      return setOutline(db, form.get('outline'));
    case 'outline-remove':
      return replaceOutline(db, 'outline-remove', null);
    case 'outline-undo': {
      const [, former] = await readOutlines(db);
      return replaceOutline(db, 'outline-undo', former ?? null);
    }
    default:
      throw badRequest();
  }
}

async function readMap(db: Db): Promise<SchoolsMapData> {
  const schools = await db.transaction.school.findMany({
    where: { municipalityId: db.municipalityId },
    select: { id: true, latitude: true, longitude: true },
  });
  const [rings] = await readOutlines(db);
  return {
    rings: rings ?? null,
    places: schools.flatMap(({ id, latitude, longitude }) =>
      latitude === null || longitude === null
        ? []
        : [{ schoolId: id, position: [longitude, latitude] as const }],
    ),
  };
}

/** The outline that holds and the one before; null where there was none. */
async function readOutlines({ transaction, municipalityId }: Db): Promise<(Ring[] | null)[]> {
  const rows = await transaction.municipalityOutline.findMany({
    where: { municipalityId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { rings: true },
    take: 2,
  });
  return rows.map(({ rings }) => rings as Ring[] | null);
}

async function setPlace(db: Db, form: FormData): Promise<PlacesAnswer> {
  const submission = parseWithZod(form, { schema: placeSchema });
  const schoolId = String(form.get('schoolId'));
  if (submission.status !== 'success') {
    return { ok: false, of: 'place', schoolId, submission: submission.reply() };
  }
  const before = await requireSchool(db, 'roster.manage', submission.value.schoolId);
  const { latitude = null, longitude = null } = submission.value;
  const { municipalityId } = db;
  await db.transaction.school.update({
    where: { municipalityId_id: { municipalityId, id: before.id } },
    data: { latitude, longitude },
  });
  await audit(db, 'school-place.changed', [], { schoolId: before.id, latitude, longitude });
  const undo = {
    intent: 'place',
    schoolId: before.id,
    latitude: before.latitude === null ? '' : String(before.latitude),
    longitude: before.longitude === null ? '' : String(before.longitude),
  };
  return { ok: true, done: { what: 'place', schoolName: before.name, undo } };
}

async function setOutline(db: Db, given: FormDataEntryValue | null): Promise<PlacesAnswer> {
  const text = given === null || typeof given === 'string' ? (given ?? '') : await given.text();
  const read = readOutline(text);
  if (!read.ok) return { ok: false, of: 'outline', problem: read.problem };
  return replaceOutline(db, 'outline', read.rings);
}

async function replaceOutline(
  db: Db,
  what: PlacesDone['what'],
  rings: Ring[] | null,
): Promise<PlacesAnswer> {
  const { transaction, municipalityId, viewer } = db;
  await transaction.municipalityOutline.create({
    data: {
      id: newId(),
      municipalityId,
      ...(rings ? { rings: rings as object } : {}),
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'municipality-outline.changed', [], { rings: rings?.length ?? 0 });
  return { ok: true, done: { what, schoolName: null, undo: { intent: 'outline-undo' } } };
}
