/**
 * Which attempts lines of raw events hold, and where the events of each stand.
 *
 * What is kept of a line is two numbers, its attempt and its place; what is kept of an attempt is its id,
 * its pupil, form and task. So memory grows by 20 bytes a line and some hundred an attempt.
 */
import { type AttemptEvent, attemptEventSchema } from '~/administration/attempt-event';
import type { Battery, FormId, Task } from '~/instruments/battery';
import { NumberList } from '~/platform/number-list';

export interface NotedAttempt {
  attemptId: string;
  /** The class membership that it was started for. */
  pupil: string;
  formId: FormId;
  task: Task;
  isSecondMarker: boolean;
  /** Its part of `places`: from the first, and up to but not with the second. */
  from: number;
  to: number;
}

type Noted =
  | {
      ok: true;
      attempts: NotedAttempt[];
      /** Where the events of each attempt stand, in the order of the lines; the first line has place 0. */
      places: Int32Array;
    }
  | { ok: false; problem: string };

/** Every attempt with its task and the places of its events, in the order of the attempts' ids. */
export function noteAttempts(battery: Battery, lines: Iterable<string>): Noted {
  const noting = new Noting(battery);
  let place = 0;
  for (const line of lines) {
    const problem = line.trim() === '' ? null : noting.note(line, place);
    if (problem !== null) return refuse(`Line ${place + 1} is ${problem}.`);
    place += 1;
  }
  return noting.finish();
}

const refuse = (problem: string) => ({ ok: false as const, problem });

type Started = Extract<AttemptEvent['body'], { type: 'started' }>;

/** The first event of an attempt, as far as it is needed. */
interface Start {
  pupil: string;
  taskId: string;
  formId: FormId;
  isSecondMarker: boolean;
  /** Why it cannot be scored with this battery; null when it can. */
  problem: string | null;
  /** Another first event names another task or form. */
  isMixed: boolean;
}

/** What is known while the lines are read. Attempts are numbered as they come. */
class Noting {
  private readonly numbers = new Map<string, number>();
  private readonly starts: (Start | undefined)[] = [];
  private readonly counts: number[] = [];
  /** For every event: the number of its attempt, and its place. */
  private readonly attemptOf = new NumberList();
  private readonly placeOf = new NumberList();
  /** Equal ids of pupils are one text. */
  private readonly pupils = new Map<string, string>();

  constructor(private readonly battery: Battery) {}

  /** @returns what the line is that it should not be; null when it is an event. */
  note(line: string, place: number): string | null {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return 'not JSON';
    }
    const parsed = attemptEventSchema.safeParse(value);
    if (!parsed.success) {
      return `not an attempt event at ${parsed.error.issues[0]?.path.join('.') || 'the top'}`;
    }
    const { attemptId, body } = parsed.data;
    const number = this.numberOf(attemptId);
    this.counts[number]! += 1;
    this.attemptOf.push(number);
    this.placeOf.push(place);
    if (body.type === 'started') this.noteStart(number, body);
    return null;
  }

  private numberOf(attemptId: string): number {
    const known = this.numbers.get(attemptId);
    if (known !== undefined) return known;
    const number = this.counts.push(0) - 1;
    this.numbers.set(attemptId, number);
    this.starts.push(undefined);
    return number;
  }

  private noteStart(number: number, body: Started): void {
    const known = this.starts[number];
    if (known) {
      known.isMixed ||= known.taskId !== body.taskId || known.formId !== body.formId;
      return;
    }
    const pupil = this.pupils.get(body.membershipId) ?? body.membershipId;
    this.pupils.set(pupil, pupil);
    this.starts[number] = {
      pupil,
      taskId: body.taskId,
      formId: body.formId,
      isSecondMarker: body.secondMarker === true,
      problem: findProblem(this.battery, body),
      isMixed: false,
    };
  }

  finish(): Noted {
    const { ends, places } = this.groupPlaces();
    const attempts: NotedAttempt[] = [];
    // Attempt ids are time-ordered, so the first attempt of a task comes first whatever the lines' order.
    for (const attemptId of [...this.numbers.keys()].sort()) {
      const number = this.numbers.get(attemptId)!;
      const start = this.starts[number];
      const problem = judgeStart(start);
      if (!start || problem !== null) return refuse(`Attempt ${attemptId}: ${problem}.`);
      const { pupil, formId, isSecondMarker } = start;
      const task = this.battery.tasks.find(({ id }) => id === start.taskId)!;
      const to = ends[number]!;
      const from = to - this.counts[number]!;
      attempts.push({ attemptId, pupil, formId, task, isSecondMarker, from, to });
    }
    return { ok: true, attempts, places };
  }

  /** The places side by side for each attempt (a counting sort), and by attempt where its own end. */
  private groupPlaces() {
    const ends = new Int32Array(this.counts.length);
    let before = 0;
    this.counts.forEach((count, number) => {
      ends[number] = before;
      before += count;
    });
    const places = new Int32Array(this.attemptOf.length);
    for (let event = 0; event < places.length; event += 1) {
      const number = this.attemptOf.get(event);
      places[ends[number]!] = this.placeOf.get(event);
      ends[number]! += 1;
    }
    return { ends, places };
  }
}

/** Why an attempt cannot be scored; null when it can. */
function judgeStart(start: Start | undefined): string | null {
  if (!start) return 'its first event is missing';
  return start.isMixed ? 'it was started on two tasks or forms' : start.problem;
}

/** Why an attempt that was started so cannot be scored with the battery. */
function findProblem(battery: Battery, body: Started): string | null {
  if (body.batteryId !== battery.id || body.batteryVersion !== battery.version) {
    const own = `${body.batteryId} version ${body.batteryVersion}`;
    return `it was taken on ${own}, not ${battery.id} version ${battery.version}`;
  }
  const task = battery.tasks.find((candidate) => candidate.id === body.taskId);
  if (!task) return `the battery has no task ${body.taskId}`;
  return task.forms[body.formId] ? null : `${task.id} has no form ${body.formId}`;
}
