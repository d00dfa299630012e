/**
 * Benefits in different phases, assumptions and lengths of lessons: invented, and saying so, so that the pages of benefit
 * can be seen at work.
 */
import { inScope } from '~/access/in-scope.server';
import { makeStaffViewer, type StaffViewer } from '~/access/viewer.server';
import type { AssumptionKey } from '~/outcomes/benefit/assumption';
import { changeAssumption } from '~/outcomes/benefit/assumption-store.server';
import type { BenefitCommand, NewBenefit } from '~/outcomes/benefit/benefit-form';
import { changeBenefit, makeBenefit } from '~/outcomes/benefit/benefit-store.server';
import { addDays, type Day } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import type { MadeMunicipality } from './municipality.server';

const INVENTED = 'Påhittat för demonstrationen.';

/** A lesson is lived through in a moment here; these are the minutes it is said to have taken, in turn. */
const LESSON_MINUTES = [42, 38, 45, 40, 47];

const ASSUMED: Partial<Record<AssumptionKey, number>> = {
  'minutes-special': 45,
  'minutes-teacher': 10,
  'minutes-around': 6,
  'times-before': 2,
  'hourly-special': 480,
  'hourly-teacher': 430,
  'licences-before': 9_000,
  'licences-after': 12_000,
  'paper-before': 3_500,
  'paper-after': 400,
  'travel-before': 6_000,
  'travel-after': 0,
  watts: 8,
  'energy-price': 2,
};

type Story = { fields: NewBenefit['fields']; presses: BenefitCommand[] };

export async function seedBenefits({ municipalityId, today }: MadeMunicipality): Promise<void> {
  await lengthenLessons(municipalityId);
  const head = await findLeader(municipalityId, today, 'head-of-education');
  for (const [key, value] of Object.entries(ASSUMED)) {
    const command = {
      intent: 'assume' as const,
      key: key as AssumptionKey,
      value,
      reason: INVENTED,
    };
    await inScope(head, (db) => changeAssumption(db, { ok: true, command }));
  }
  for (const story of tellStories(today)) await write(head, null, story);
  const principal = await findLeader(municipalityId, today, 'principal');
  await write(principal, principal.grants[0]?.schoolId ?? null, tellSchoolStory(today));
}

async function lengthenLessons(municipalityId: string): Promise<void> {
  const client = getClient();
  const lessons = await client.sitting.findMany({
    where: { municipalityId, kind: 'lesson', closedAt: { not: null } },
    orderBy: { id: 'asc' },
  });
  for (const [index, { id, openedAt }] of lessons.entries()) {
    const minutes = LESSON_MINUTES[index % LESSON_MINUTES.length] ?? 0;
    const earlier = new Date(openedAt.getTime() - minutes * 60_000);
    await client.sitting.update({ where: { id }, data: { openedAt: earlier } });
  }
}

async function findLeader(
  municipalityId: string,
  today: Day,
  role: 'principal' | 'head-of-education',
): Promise<StaffViewer> {
  const { staffMemberId, schoolId } = await getClient().roleAssignment.findFirstOrThrow({
    where: { municipalityId, role },
    orderBy: { id: 'asc' },
  });
  return makeStaffViewer({
    staffMemberId,
    municipalityId,
    givenName: 'Demonstration',
    familyName: '',
    locale: 'sv',
    synthetic: true,
    timeZone: 'Europe/Stockholm',
    today,
    grants: [{ role, schoolId, classId: null }],
  });
}

async function write(viewer: StaffViewer, schoolId: string | null, story: Story): Promise<void> {
  const value = { schoolId, fields: story.fields };
  const made = await inScope(viewer, (db) => makeBenefit(db, { ok: true, value }));
  if (!made.ok) throw new Error('the demonstration’s benefit was refused');
  for (const press of story.presses) {
    const answer = await inScope(viewer, (db) =>
      changeBenefit(db, made.benefitId, { ok: true, value: press }),
    );
    if (!answer.ok) throw new Error(`the demonstration’s benefit was refused: ${press.intent}`);
  }
}

const moveTo = (to: 'specify' | 'plan' | 'realise' | 'follow-up'): BenefitCommand => ({
  intent: 'move-phase',
  to,
});

function tellStories(today: Day): Story[] {
  const ago = (days: number) => addDays(today, -days);
  return [
    {
      fields: {
        title: 'Specialpedagogerna får fler timmar i klassrummet',
        stakeholder: 'specialpedagogerna och eleverna i årskurs 1',
        description: INVENTED,
        agenda: ['4.1', '4.5'],
      },
      presses: [
        moveTo('specify'),
        {
          intent: 'describe-benefit',
          part: 'specify',
          fields: {
            indicator: 'timmar i klassrum per specialpedagog och vecka',
            unit: 'timmar per vecka',
            source: 'by-hand',
            chain: [
              { kind: 'feature', text: 'Hela klassen screenas på en lektion av läraren' },
              { kind: 'behaviour', text: 'Specialpedagogen testar bara dem som behöver det' },
              { kind: 'behaviour', text: 'Tiden bokas in i klassrummen i stället' },
              { kind: 'effect', text: 'Fler elever får stöd där de är' },
            ],
          },
        },
        moveTo('plan'),
        {
          intent: 'describe-benefit',
          part: 'plan',
          fields: {
            baseline: 4,
            baselineOn: ago(90),
            target: 10,
            targetOn: addDays(today, 180),
            owner: 'skolchefen',
          },
        },
        moveTo('realise'),
        { intent: 'plan-activity', text: 'Gå igenom schemat med alla rektorer', due: ago(40) },
        { intent: 'plan-activity', text: 'Boka fasta tider i klassrum', due: addDays(today, 20) },
        { intent: 'measure-benefit', day: ago(45), value: 5.5, note: INVENTED },
        { intent: 'measure-benefit', day: ago(5), value: 7, note: INVENTED },
        moveTo('follow-up'),
      ],
    },
    {
      fields: {
        title: 'Stöd inom fyra veckor',
        stakeholder: 'eleverna och deras vårdnadshavare',
        description: INVENTED,
        agenda: ['4.5', '10.2'],
      },
      presses: [
        moveTo('specify'),
        {
          intent: 'describe-benefit',
          part: 'specify',
          fields: {
            indicator: 'andel som fått stöd inom 28 dagar',
            unit: 'procent',
            source: 'supported-in-time',
            chain: [
              { kind: 'feature', text: 'Förslag med klocka från första dagen' },
              { kind: 'behaviour', text: 'Specialpedagogen bekräftar samma vecka' },
              { kind: 'effect', text: 'Stödet börjar tidigare' },
            ],
          },
        },
        moveTo('plan'),
      ],
    },
    {
      fields: {
        title: 'Öppna siffror om läsning i kommunen',
        stakeholder: 'kommunens invånare',
        description: INVENTED,
        agenda: ['16.6', '16.7'],
      },
      presses: [],
    },
  ];
}

function tellSchoolStory(today: Day): Story {
  return {
    fields: {
      title: 'Alla i årskurs 1 är med i höstens screening',
      stakeholder: 'eleverna i årskurs 1',
      description: INVENTED,
      agenda: ['4.6'],
    },
    presses: [
      moveTo('specify'),
      {
        intent: 'describe-benefit',
        part: 'specify',
        fields: {
          indicator: 'andel elever med en nivå',
          unit: 'procent',
          source: 'with-level',
          chain: [
            { kind: 'feature', text: 'Listan över elever som saknas' },
            { kind: 'behaviour', text: 'Läraren tar igen veckan efter' },
            { kind: 'effect', text: 'Ingen elev blir osedd' },
          ],
        },
      },
      moveTo('plan'),
      {
        intent: 'describe-benefit',
        part: 'plan',
        fields: {
          baseline: 82,
          baselineOn: addDays(today, -300),
          target: 100,
          targetOn: addDays(today, 120),
          owner: 'rektorn',
        },
      },
      moveTo('realise'),
      { intent: 'plan-activity', text: 'Ta igen med dem som var borta', due: addDays(today, 10) },
    ],
  };
}
