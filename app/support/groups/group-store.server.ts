/** The page of groups: those that people have made, and what is suggested for the pupils who are in none. */
import { audit, readingOnly, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf, toStoredDate } from '~/platform/calendar';
import type { Prisma } from '~/platform/database/generated/client';
import { forbidden } from '~/platform/http.server';
import { currentOn } from '~/roster/current-on';
import type { GroupEventBody } from './group-event';
import { listGroupPupils, type PupilOfMine } from './group-pupils.server';
import type { GroupsChoice, GroupsPage, ShownGroup } from './groups-page';
import type { Need } from './need';
import { suggestGroups } from './suggest-groups';

type Db = ScopedDb<StaffViewer>;

/** @throws 403 when the viewer plans support nowhere. Reading is audited. The number of queries is fixed. */
export async function loadGroups(given: Db, choice: GroupsChoice): Promise<GroupsPage> {
  const db = readingOnly(given);
  if (!mayAnywhere(db.viewer.grants, 'support.plan')) throw forbidden();
  const mine = await listGroupPupils(db);
  const groups = await listGroups(db, mine);
  const grouped = new Set(groups.flatMap(({ pupilIds }) => pupilIds));
  // A pupil who is in a colleague's group only is in a group.
  for (const pupilId of await listGroupedElsewhere(db, mine)) grouped.add(pupilId);
  const asked = mine.filter((pupil) => isAsked(pupil, choice));
  const found = suggestGroups(asked, { across: choice.across, lockedPupilIds: grouped });
  const unclear = asked.filter(
    ({ pupilId, finding }) => finding.kind === 'none' && !grouped.has(pupilId),
  );
  const alone = found.alone.map(({ pupilId }) => pupilId);
  const unclearIds = unclear.map(({ pupilId }) => pupilId);
  const suggestions = found.groups.map(({ placeId: _placeId, ...group }) => ({
    ...group,
    placeName: namePlace(mine, group.pupilIds, choice),
  }));
  const named = new Set([
    ...groups.flatMap(({ pupilIds }) => pupilIds),
    ...suggestions.flatMap(({ pupilIds }) => pupilIds),
    ...alone,
    ...unclearIds,
    ...found.lookAgainFirst,
  ]);
  await audit(db, 'groups.viewed', [...named]);
  return {
    ...choice,
    today: db.viewer.today,
    pupils: mine.filter(({ pupilId }) => named.has(pupilId)).map(toShown),
    groups,
    suggestions,
    alone,
    unclear: unclearIds,
    lookAgainFirst: found.lookAgainFirst,
    pupilCount: mine.length,
  };
}

function isAsked(pupil: PupilOfMine, { who }: GroupsChoice): boolean {
  return who === 'confirmed' ? pupil.isConfirmed : pupil.isConfirmed || pupil.isBelow;
}

function toShown({ isConfirmed: _confirmed, isBelow: _below, ...pupil }: PupilOfMine) {
  return pupil;
}

/** The class, or the school when the groups may be of several. */
function namePlace(
  mine: readonly PupilOfMine[],
  [first]: readonly string[],
  { across }: GroupsChoice,
): string {
  const pupil = mine.find(({ pupilId }) => pupilId === first);
  return (across === 'class' ? pupil?.className : pupil?.schoolName) ?? '';
}

const WITH_ALL = {
  school: { select: { name: true } },
  plans: { select: { id: true, methodId: true, endDate: true }, orderBy: { startDate: 'asc' } },
  events: {
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { staffMember: { select: { givenName: true, familyName: true } } },
  },
} satisfies Prisma.SupportGroupInclude;

/** Groups with a pupil of the viewer's; one without pupils is seen by the one who made it. */
async function listGroups(db: Db, mine: readonly PupilOfMine[]): Promise<ShownGroup[]> {
  const { transaction, municipalityId, viewer } = db;
  const today = toStoredDate(viewer.today);
  const current = currentOn(viewer.today);
  const mineIds = mine.map(({ pupilId }) => pupilId);
  const rows = await transaction.supportGroup.findMany({
    where: {
      municipalityId,
      AND: [
        { OR: [{ endDate: null }, { endDate: { gte: today } }] },
        {
          OR: [
            { members: { some: { pupilId: { in: mineIds }, ...current } } },
            { staffMemberId: viewer.staffMemberId, members: { none: current } },
          ],
        },
      ],
    },
    include: {
      ...WITH_ALL,
      // A pupil who is in no class any more is in no group.
      members: {
        where: { ...current, pupil: { memberships: { some: current } } },
        orderBy: { id: 'asc' },
      },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row): ShownGroup => {
    const own = row.members.filter(({ pupilId }) => mineIds.includes(pupilId));
    const others = row.members.length - own.length;
    return {
      groupId: row.id,
      name: row.name,
      need: row.need as Need,
      schoolName: row.school.name,
      isLocked: row.isLocked,
      startDate: dayOf(row.startDate),
      pupilIds: own.map(({ pupilId }) => pupilId),
      others,
      mayChange: others === 0 || (own.length > 0 && row.staffMemberId === viewer.staffMemberId),
      plans: row.plans
        .filter(({ endDate }) => endDate >= today)
        .map(({ id, methodId, endDate }) => ({ planId: id, methodId, lastDay: dayOf(endDate) })),
      history: row.events.map(({ id, day, body, staffMember }) => ({
        id,
        day: dayOf(day),
        by: `${staffMember.givenName} ${staffMember.familyName}`,
        body: hideOthers(body as unknown as GroupEventBody, mineIds),
      })),
    };
  });
}

/** Ids of pupils who are not the viewer's do not leave the store. */
function hideOthers(body: GroupEventBody, mineIds: readonly string[]): GroupEventBody {
  if ('pupilIds' in body) {
    return { ...body, pupilIds: body.pupilIds.map((id) => (mineIds.includes(id) ? id : '')) };
  }
  if ('pupilId' in body && !mineIds.includes(body.pupilId)) return { ...body, pupilId: '' };
  return body;
}

async function listGroupedElsewhere(db: Db, mine: readonly PupilOfMine[]): Promise<string[]> {
  const rows = await db.transaction.supportGroupMember.findMany({
    where: {
      municipalityId: db.municipalityId,
      pupilId: { in: mine.map(({ pupilId }) => pupilId) },
      ...currentOn(db.viewer.today),
    },
    select: { pupilId: true },
  });
  return rows.map(({ pupilId }) => pupilId);
}
