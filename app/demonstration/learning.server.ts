/**
 * What the invented adults have said and decided: conditions of rounds, retrospectives, comments, ideas,
 * stages of the introduction, a school's answers. Everything here is invented; the municipality is labelled so.
 */
import type { Role } from '~/access/roles';
import { ALL_QUESTIONS, QUESTION_VERSION } from '~/outcomes/learning/readiness';
import type { Stage } from '~/outcomes/learning/stage';
import { toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import type { MadeMunicipality } from './municipality.server';

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS);

type Seed = MadeMunicipality & {
  schools: { id: string; name: string }[];
  /** The first with the role, at a school where one is asked for. */
  whoIs: (role: Role, schoolId?: string) => string;
  windows: { id: string; kind: string }[];
};

/** A dozen statements in all; each is one insert of many rows. */
export async function seedLearning(made: MadeMunicipality): Promise<void> {
  const { municipalityId } = made;
  const client = getClient();
  const schools = await client.school.findMany({
    where: { municipalityId },
    select: { id: true, name: true },
    orderBy: { id: 'asc' },
  });
  const roles = await client.roleAssignment.findMany({
    where: { municipalityId },
    select: { role: true, schoolId: true, staffMemberId: true },
    orderBy: { id: 'asc' },
  });
  const windows = await client.screeningWindow.findMany({
    where: { municipalityId },
    select: { id: true, kind: true },
    orderBy: { startDate: 'asc' },
  });
  const whoIs = (role: Role, schoolId?: string) => {
    const found = roles.find(
      (one) => one.role === role && (!schoolId || one.schoolId === schoolId),
    );
    if (!found) throw new Error(`the demonstration has no ${role}`);
    return found.staffMemberId;
  };
  const seed = { ...made, schools, whoIs, windows };
  await sayConditions(seed);
  await lookBack(seed);
  await talk(seed);
  await suggest(seed);
  await introduce(seed);
  await answerHelp(seed);
}

/** The agreement holds for all; the classes that are done had everything, the others lack a quiet room. */
async function sayConditions({ municipalityId, classes, windows, whoIs }: Seed): Promise<void> {
  const winter = windows.find(({ kind }) => kind === 'winter');
  const [first] = windows;
  if (!winter || !first) return;
  const place = { municipalityId, createdAt: daysAgo(8) };
  const ofClasses = classes.flatMap(({ classId, teacherId, done }) =>
    ['guardian-information', 'devices', 'headphones', ...(done ? ['quiet-room'] : [])].map(
      (item) => ({
        ...place,
        id: newId(),
        windowId: winter.id,
        classId,
        item,
        staffMemberId: teacherId,
      }),
    ),
  );
  const agreement = {
    ...place,
    id: newId(),
    windowId: first.id,
    classId: null,
    item: 'agreement',
    staffMemberId: whoIs('administrator'),
    createdAt: daysAgo(90),
  };
  await getClient().preconditionMark.createMany({ data: [agreement, ...ofClasses] });
}

const LEARNT = [
  {
    keep: 'Vi provade ljudet i hörlurarna dagen innan. Då kom alla i gång på en gång.',
    change: 'Dela klassen i två grupper. Tjugosex elever samtidigt blev för många frågor.',
    idea: 'Låt fritidspedagogen öppna dörren för dem som är klara.',
  },
  {
    keep: 'Djurkorten låg på bänkarna när eleverna kom in.',
    change: 'Lägg inte omgången efter rasten. Före rasten var det lugnare.',
    idea: '',
  },
  { keep: 'Två vuxna i rummet.', change: '', idea: 'Öva att trycka på högtalaren i helklass.' },
];

/** Rounds of last autumn are closed, but for the first class: its teacher is reminded. */
async function lookBack({ municipalityId, classes, windows }: Seed): Promise<void> {
  const autumn = windows.find(({ kind }) => kind === 'autumn');
  if (!autumn) return;
  const rounds = await getClient().round.findMany({
    where: { municipalityId, windowId: autumn.id },
    select: { id: true, classId: true },
  });
  const data = classes.slice(1).flatMap(({ classId, teacherId }, place) => {
    const round = rounds.find((one) => one.classId === classId);
    const own = { id: newId(), municipalityId, staffMemberId: teacherId, createdAt: daysAgo(34) };
    const words = LEARNT[place % (LEARNT.length + 1)] ?? {
      skipReason: 'Vikarie hela omgången. Vi tog det på arbetslagsmötet i stället.',
    };
    return round ? [{ ...own, roundId: round.id, ...words }] : [];
  });
  await getClient().roundRetrospective.createMany({ data });
}

/** One comment that is decided, and one that waits. */
async function talk({ municipalityId, schools, classes, whoIs }: Seed): Promise<void> {
  const [school] = schools;
  const [schoolClass] = classes;
  if (!school || !schoolClass) return;
  const own = {
    municipalityId,
    schoolId: school.id,
    audience: 'school',
    staffMemberId: schoolClass.teacherId,
  };
  const decidedId = newId();
  await getClient().dialogueComment.createMany({
    data: [
      {
        ...own,
        id: decidedId,
        about: 'other',
        text: 'Vi behöver ett rum till under omgången. Korridoren är för stökig.',
        createdAt: daysAgo(20),
      },
      {
        ...own,
        id: newId(),
        about: 'task',
        taskId: 'letter-sounds',
        text: 'Flera elever lyssnade om många gånger. Går det att säga bokstavsljuden långsammare?',
        createdAt: daysAgo(3),
      },
    ],
  });
  await getClient().dialogueAnswer.create({
    data: {
      id: newId(),
      municipalityId,
      commentId: decidedId,
      status: 'decided',
      text: 'Ni får grupprummet bredvid biblioteket tisdagar och torsdagar under fönstren.',
      staffMemberId: whoIs('principal', school.id),
      createdAt: daysAgo(18),
    },
  });
}

/** One idea that is released, one that is planned, one that nobody has judged. */
async function suggest({ municipalityId, schools, classes, whoIs }: Seed): Promise<void> {
  const [school] = schools;
  const staffMemberId = classes[0]?.teacherId;
  if (!school || !staffMemberId) return;
  const own = { municipalityId, schoolId: school.id, staffMemberId };
  const [released, planned] = [newId(), newId()];
  await getClient().idea.createMany({
    data: [
      {
        ...own,
        id: released,
        title: 'Säg till när en enhet är tyst',
        text: 'Vi ser inte vilken platta som har tappat kontakten förrän eleven räcker upp handen.',
        createdAt: daysAgo(60),
      },
      {
        ...own,
        id: planned,
        title: 'Samma dag för alla klasser',
        text: 'Då kan specialpedagogen vara med i varje klass.',
        createdAt: daysAgo(30),
      },
      {
        ...own,
        id: newId(),
        title: 'En kort film för vårdnadshavare',
        text: 'Många frågar vad eleverna gör. Två minuter räcker.',
        createdAt: daysAgo(4),
      },
    ],
  });
  const judged = { municipalityId, staffMemberId: whoIs('head-of-education') };
  await getClient().ideaJudgement.createMany({
    data: [
      {
        ...judged,
        id: newId(),
        ideaId: released,
        effect: 3,
        effort: 2,
        decision: 'released',
        reason: 'Alla som leder en omgång har nytta av det.',
        release: 'Ändringsloggen: tavlan listar enheterna och vilka som är tysta.',
        createdAt: daysAgo(25),
      },
      {
        ...judged,
        id: newId(),
        ideaId: planned,
        effect: 2,
        effort: 2,
        decision: 'planned',
        reason: 'Läggs i kalendariet för vårfönstret.',
        createdAt: daysAgo(12),
      },
    ],
  });
}

/** Decided before the year's first window, so that it holds this year. The pilot is included. */
const STAGES_OF_SCHOOLS: { stage: Stage; isIncluded: boolean }[] = [
  { stage: 'all', isIncluded: false },
  { stage: 'widened', isIncluded: false },
  { stage: 'pilot', isIncluded: true },
];

async function introduce({ municipalityId, schools, whoIs }: Seed): Promise<void> {
  const staffMemberId = whoIs('head-of-education');
  await getClient().schoolStage.createMany({
    data: schools.flatMap(({ id: schoolId }, place) => {
      const decided = STAGES_OF_SCHOOLS[place];
      const own = { municipalityId, schoolId, staffMemberId };
      return decided ? [{ ...own, id: newId(), ...decided, createdAt: daysAgo(110) }] : [];
    }),
  });
  const year = await getClient().schoolYear.findFirst({ where: { municipalityId } });
  const [school] = schools;
  if (!year || !school) return;
  await getClient().readinessAssessment.create({
    data: {
      id: newId(),
      municipalityId,
      schoolId: school.id,
      schoolYearId: year.id,
      questionVersion: QUESTION_VERSION,
      answers: Object.fromEntries(
        ALL_QUESTIONS.map((question, place) => [question, [3, 2, 2, 1, 2, 3][place % 6] ?? 2]),
      ),
      staffMemberId: whoIs('principal', school.id),
      createdAt: daysAgo(70),
    },
  });
}

async function answerHelp({ municipalityId, today }: Seed): Promise<void> {
  const own = { municipalityId, day: toStoredDate(today) };
  await getClient().helpAnswer.createMany({
    data: [
      { ...own, id: crypto.randomUUID(), section: 'levels', isHelpful: true },
      { ...own, id: crypto.randomUUID(), section: 'levels', isHelpful: true },
      {
        ...own,
        id: crypto.randomUUID(),
        section: 'chance',
        isHelpful: false,
        words: 'Visa ett exempel med en hel klass.',
      },
    ],
  });
}
