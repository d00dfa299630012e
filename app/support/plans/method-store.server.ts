/** Ways of working: the catalogue, and what a school has added of its own. */
import { audit, readOnce, requireId, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere, territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import type { Prisma } from '~/platform/database/generated/client';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { fromOwn, listCatalogue, type Method } from './method';
import type { MethodFields, MethodForm } from './method-form';

type Db = ScopedDb<StaffViewer>;

/**
 * The catalogue and the own methods of the schools where the viewer plans support or sees pupils.
 * Retired ones come along, so that a plan can name its own.
 */
export async function listMethods(db: Db): Promise<Method[]> {
  const own = await readOnce(db, 'methods', () => readOwnMethods(db, schoolsOf(db)));
  return [...own, ...listCatalogue()];
}

/** Own methods of schools, retired ones too. The caller has established that the viewer may see them. */
export function listOwnMethods(db: Db, schoolIds: readonly string[]): Promise<Method[]> {
  return readOwnMethods(db, { id: { in: [...schoolIds] } });
}

async function readOwnMethods(db: Db, school: Prisma.SchoolWhereInput): Promise<Method[]> {
  const rows = await db.transaction.supportMethod.findMany({
    where: { municipalityId: db.municipalityId, school },
    include: { school: { select: { name: true } } },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ school: { name: schoolName }, retiredAt, ...row }) =>
    fromOwn({ ...pick(row), schoolName, isRetired: retiredAt !== null }),
  );
}

function pick(row: MethodFields & { id: string; schoolId: string; needs: string[] }) {
  const { id, schoolId, title, description, materials, needs, minutes, timesAWeek, weeks } = row;
  return { id, schoolId, title, description, materials, needs, minutes, timesAWeek, weeks };
}

export interface MethodsPage {
  methods: Method[];
  /** Schools that the viewer may add a method to. */
  schools: { id: string; name: string }[];
}

/** @throws 403 for those who see no pupil's support. */
export async function loadMethods(db: Db): Promise<MethodsPage> {
  if (!mayAnywhere(db.viewer.grants, 'class.see-results')) throw forbidden();
  const mayAdd = mayAnywhere(db.viewer.grants, 'support.plan');
  return {
    methods: await listMethods(db),
    schools: mayAdd ? await listSchoolsOf(db) : [],
  };
}

/**
 * Add, change, retire or bring back a school's own; false when the form could not be read.
 * @throws 404, 403.
 */
export async function changeMethod(db: Db, form: MethodForm | null): Promise<boolean> {
  const { transaction, municipalityId, viewer } = db;
  if (!mayAnywhere(viewer.grants, 'support.plan')) throw forbidden();
  if (!form) return false;
  const schools = await listSchoolsOf(db);
  const trace = { staffMemberId: viewer.staffMemberId };
  if (form.intent === 'add') {
    const { intent: _intent, schoolId, ...fields } = form;
    await addMethod(db, schoolId, fields);
    return true;
  }
  const id = requireId(form.methodId);
  const key = { municipalityId_id: { municipalityId, id } };
  const known = await transaction.supportMethod.findUnique({ where: key });
  if (!known || schools.every((school) => school.id !== known.schoolId)) throw notFound();
  if (form.intent === 'change') {
    const { intent: _intent, methodId: _id, ...fields } = form;
    await transaction.supportMethod.update({ where: key, data: { ...fields, ...trace } });
  } else {
    const retiredAt = form.intent === 'retire' ? now() : null;
    await transaction.supportMethod.update({ where: key, data: { retiredAt, ...trace } });
  }
  await audit(db, `method.${form.intent}`, [], { methodId: id });
  return true;
}

/** A new one among a school's own. @returns its id. @throws 404, 403. */
export async function addMethod(
  db: Db,
  schoolId: string,
  fields: MethodFields & { needs: string[] },
): Promise<string> {
  const { transaction, municipalityId, viewer } = db;
  if (!mayAnywhere(viewer.grants, 'support.plan')) throw forbidden();
  const schools = await listSchoolsOf(db);
  if (schools.every(({ id }) => id !== schoolId)) throw notFound();
  const id = newId();
  const { staffMemberId } = viewer;
  await transaction.supportMethod.create({
    data: { id, municipalityId, schoolId, ...fields, staffMemberId, createdAt: now() },
  });
  await audit(db, 'method.added', [], { methodId: id });
  return id;
}

function schoolsOf({ municipalityId, viewer }: Db): Prisma.SchoolWhereInput {
  const reach = territory(viewer.grants, 'class.see-results');
  const classIds = reach === 'all' ? [] : reach.classIds;
  return { municipalityId, classes: { some: { id: { in: classIds } } } };
}

/** Schools of the classes in which the viewer sees pupils' support. */
function listSchoolsOf(db: Db) {
  return db.transaction.school.findMany({
    where: schoolsOf(db),
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
}
