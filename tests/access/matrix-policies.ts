/** Cut policies behind the doors of the access matrix. */
import { inScope } from '~/access/in-scope.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { listLimitFields } from '~/scoring/policy-form';
import { listUnusualShares } from '~/scoring/policy-share.server';
import { getPolicy } from '~/scoring/policy-shelf';
import { createPolicyDraft } from '~/scoring/policy-store.server';
import { startRescoring } from '~/scoring/rescoring-run.server';
import { createAssessment, createRound, LOW } from '../support/assessment-factories';
import { createClass, createPupil } from '../support/factories';
import { form, type Knock } from './matrix-knocks';
import type { MatrixWorld } from './matrix-world';

const SHIPPED = { policyId: 'grund-1', version: 1 };

/** The address of a draft that the special educator has written. */
export async function policyDraft({ specialEducator }: MatrixWorld): Promise<string> {
  const draft = await inScope(specialEducator, (db) =>
    createPolicyDraft(db, SHIPPED, {
      lower: 0.2,
      upper: 0.8,
      lookAgainAbove: 0.3,
      relative: false,
      limits: [],
      source: { language: 'sv', text: 'För provet av dörrarna.' },
    }),
  );
  if (!draft.ok) throw new Error(draft.problems[0]?.code);
  return `/policies/${SHIPPED.policyId}/${draft.version}`;
}

export async function onPolicy(world: MatrixWorld, intent: string): Promise<Knock> {
  return form(await policyDraft(world), { intent });
}

const DAY_MS = 86_400_000;
/** So many must have a level before a share is unusual. */
const MANY = 50;

/** The form that stands by a version, with a window in which everyone needs follow-up. */
export async function standBy(world: MatrixWorld): Promise<Knock> {
  const [known] = await inScope(world.headOfEducation, listUnusualShares);
  const windowId = known?.windowId ?? (await makeUnusualWindow(world));
  const fields = {
    intent: 'stand-by',
    windowId,
    language: 'sv',
    reason: 'För provet av dörrarna.',
  };
  return form('/policies/grund-1/1', fields);
}

async function makeUnusualWindow({ municipality, school, schoolYear, window }: MatrixWorld) {
  const client = getClient();
  // Begun a day before the world's own window, which stays the newest.
  const startDate = new Date(window.startDate.getTime() - DAY_MS);
  const kinds = ['autumn', 'spring'].map((kind) => ({ ...window, id: newId(), kind, startDate }));
  const taken = await client.screeningWindow.findMany({ where: { schoolYearId: schoolYear.id } });
  const free = kinds.find(({ kind }) => !taken.some((one) => one.kind === kind));
  if (!free) throw new Error('no window is left');
  await client.screeningWindow.create({ data: free });
  const schoolClass = await createClass(school, schoolYear.id, `1 ${free.kind}`);
  const place = { municipalityId: municipality.id, classId: schoolClass.id, windowId: free.id };
  const round = await createRound(place);
  for (let pupil = 0; pupil < MANY; pupil += 1) {
    await createAssessment(round, await createPupil(schoolClass, { signId: 'fox' }), LOW);
  }
  return free.id;
}

/** The form of a new version, as the page sends it. */
export function newPolicy(): Knock {
  const policy = getPolicy(SHIPPED.policyId);
  const limits = listLimitFields(policy).flatMap(({ field, value, words }) => [
    [field, String(value).slice(0, 6)],
    [`${field}.sv`, words.sv],
    [`${field}.en`, words.en],
  ]);
  return form('/policies/grund-1/1/new', {
    upper: '0.8',
    lower: '0.2',
    lookAgainAbove: '0,3',
    source: 'För provet av dörrarna.',
    sourceLanguage: 'sv',
    ...Object.fromEntries(limits),
  });
}

/** A new judgement of the class's window that has begun. */
export function begunRescoring({ system, window }: MatrixWorld): Promise<string> {
  return inScope(system, (db) => startRescoring(db, { windowId: window.id, cause: 'asked' }));
}

/** A calibration that waits, of a form of the class's window. */
export async function madeCalibration(world: MatrixWorld): Promise<string> {
  const { municipality, specialEducator } = world;
  const own = {
    municipalityId: municipality.id,
    batteryId: 'grund-1',
    batteryVersion: 1,
    taskId: 'letter-sounds',
    formId: 'B',
  };
  const known = await getClient().formCalibration.findFirst({ where: own });
  if (known) return known.id;
  const id = newId();
  const { staffMemberId } = specialEducator;
  await getClient().formCalibration.create({
    data: { id, ...own, windowKind: 'winter', version: 1, model: '1pl', staffMemberId },
  });
  return id;
}
