/** What the class page is given and what its forms send, and the figures on top of it. */
import * as z from 'zod';
import { lateForms } from '~/administration/late-form';
import type { NewPupil } from '~/administration/late-joiners';
import type { NoiseNote } from '~/administration/noise';
import type { Day } from '~/platform/calendar';
import type { ClassRescoring } from '~/scoring/class-rescoring.server';
import type { PupilResult, TaskName } from '~/scoring/class-result';
import type { Bilingual } from '~/scoring/cut-policy';
import type { Level } from '~/scoring/level-shapes';
import type { TaskAgreement } from '~/scoring/marking-agreement';
import type { PupilMarks } from '~/support/class-marks';

export type ClassPagePupil = PupilResult & { marks: PupilMarks };

export interface ClassPageData {
  classId: string;
  className: string;
  schoolName: string;
  timeZone: string;
  today: Day;
  /** Every level is a practice result: the installation is in demonstration mode. */
  practice: boolean;
  /** Null when no window has begun. */
  window: { kind: string; startDay: Day; endDay: Day; catchUpEndDay: Day } | null;
  /** The lesson or catch-up that goes on now, if any: the class may see the screen. */
  openSittingId: string | null;
  /** Some sitting goes on, a reading perhaps: new results may come. */
  isLive: boolean;
  /** The reader may change the one-to-one list. */
  mayRecord: boolean;
  /** Null while results are hidden: then nothing of any pupil has left the server. */
  results: {
    pupils: ClassPagePupil[];
    /** Sittings of the round in which an adult said that it was noisy. */
    noise: NoiseNote[];
    /** The new judgement that gave pupils of the class the level they have now; null when none did. */
    rescoring: ClassRescoring | null;
    /** Tasks that can be put on the one-to-one list: those that the school leaves out are not among them. */
    oneToOneTasks: TaskName[];
    /** The school looks, by its own choice, also at those above the limit who are near it. */
    looksNear: boolean;
    skillNames: Record<string, Bilingual>;
    /** How alike adults marked the readings that two of them marked, by task. */
    agreement: TaskAgreement[];
  } | null;
}

const taskOfPupil = { membershipId: z.uuid(), taskId: z.string().min(1).max(64) };
const classForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add-one-to-one'), ...taskOfPupil }),
  z.object({ intent: z.literal('remove-one-to-one'), ...taskOfPupil }),
  ...lateForms,
]);
export type ClassForm = z.infer<typeof classForm>;

/** The form as it was sent, or null when it is none of the page's forms. */
export function readClassForm(form: FormData): ClassForm | null {
  const read = classForm.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}

const SHOWN_LEVELS: readonly Level[] = ['needs-follow-up', 'incomplete', 'look-again', 'above'];

/** Pupils in all, pupils with every whole-class task done, and pupils at each level. */
export function countClass(pupils: readonly PupilResult[]) {
  return {
    all: pupils.length,
    done: pupils.filter((pupil) => pupil.assessmentId !== null && pupil.missing.length === 0)
      .length,
    levels: SHOWN_LEVELS.map((level) => ({
      level,
      count: pupils.filter((pupil) => pupil.level === level).length,
    })),
  };
}

/** The columns of skills: each skill once, in the order in which pupils have them. */
export function listSkillColumns(pupils: readonly PupilResult[]) {
  const columns = new Map<string, PupilResult['skills'][number]>();
  for (const { skills } of pupils) {
    for (const skill of skills) if (!columns.has(skill.key)) columns.set(skill.key, skill);
  }
  return [...columns.values()];
}

/** Pupils who are new in the class and of whom no adult has said anything else. */
export function listNewPupils(pupils: readonly ClassPagePupil[]): NewPupil[] {
  return pupils.flatMap(({ late, state, oneToOne, ...pupil }) =>
    late && state === null
      ? [
          {
            membershipId: pupil.membershipId,
            signId: pupil.signId,
            name: `${pupil.givenName} ${pupil.familyName}`.trim(),
            late,
            isOnList: oneToOne.some(({ reason }) => reason === 'teacher'),
          },
        ]
      : [],
  );
}
