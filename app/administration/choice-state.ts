/**
 * Where a pupil's run of a task stands (choices, with or without a hidden clock, and tiles), derived from its events and nothing else.
 *
 * `evolveChoice` is the only place where an event changes the state, so a run that is rebuilt
 * from its journal is the run that was interrupted.
 */
import type { EventBody } from '~/administration/attempt-event';
import {
  type FormId,
  isRightAnswer,
  listFormItems,
  type PupilItem,
  type PupilTask,
} from '~/instruments/battery';

export type StartedBody = Extract<EventBody, { type: 'started' }>;
type EndedReason = Extract<EventBody, { type: 'ended-early' }>['reason'];

/** What a run is made of: fixed from its first event to its last. */
export type ChoicePlan = {
  attemptId: string;
  started: StartedBody;
  task: PupilTask;
  formId: FormId;
  /** The pupil answers a sound check first (the first task on a device). */
  soundCheck: boolean;
};

type ChoicePhase =
  | 'new'
  | 'sound-check'
  | 'sound-fault'
  | 'practice'
  | 'practice-failed'
  | 'ready'
  | 'item'
  | 'ended';

export type ChoiceState = {
  phase: ChoicePhase;
  paused: boolean;
  /** End kindly after the item at hand. */
  lessonOver: boolean;
  /** Wrong answers in the running sound check. */
  soundMisses: number;
  practice: {
    /** 1 or 2. */
    round: number;
    index: number;
    rightInRound: number;
    /** Set between the answer and the next practice item. */
    feedback: 'right' | 'not-yet' | null;
  };
  answeredItemIds: string[];
  /** Null when the run came from another device, which does not tell right from wrong. */
  rightCount: number | null;
  presentedItemId: string | null;
  /** Elapsed milliseconds at the first item, and how many of them since then were paused. */
  itemsBeganAtMs: number | null;
  pausedAtMs: number | null;
  pausedSinceItemsBeganMs: number;
  ending: EndedReason | 'completed' | null;
};

export type TimedBody = { body: EventBody; elapsedMs: number };

export function createChoiceState(): ChoiceState {
  return {
    phase: 'new',
    paused: false,
    lessonOver: false,
    soundMisses: 0,
    practice: { round: 1, index: 0, rightInRound: 0, feedback: null },
    answeredItemIds: [],
    rightCount: 0,
    presentedItemId: null,
    itemsBeganAtMs: null,
    pausedAtMs: null,
    pausedSinceItemsBeganMs: 0,
    ending: null,
  };
}

/** The items of the run's form, in their order. */
export function listItems(plan: ChoicePlan): readonly PupilItem[] {
  return listFormItems(plan.task, plan.formId);
}

/** The first item that has no answer yet, with its position; null when all are answered. */
export function findNextItem(
  plan: ChoicePlan,
  answeredItemIds: readonly string[],
): { item: PupilItem; position: number } | null {
  const answered = new Set(answeredItemIds);
  const items = listItems(plan);
  const position = items.findIndex((item) => !answered.has(item.id));
  const item = items[position];
  return item ? { item, position } : null;
}

/** Milliseconds the pupil has had for the items: from the first one, pauses left out. */
export function measureItemTime(state: ChoiceState, elapsedMs: number): number {
  if (state.itemsBeganAtMs === null) return 0;
  const until = state.pausedAtMs ?? elapsedMs;
  return Math.max(0, until - state.itemsBeganAtMs - state.pausedSinceItemsBeganMs);
}

function evolvePractice(
  state: ChoiceState,
  plan: ChoicePlan,
  body: Extract<EventBody, { type: 'practice-answered' }>,
): ChoiceState {
  const before = body.round === state.practice.round ? state.practice.rightInRound : 0;
  const index = plan.task.practice.findIndex((item) => item.id === body.itemId);
  return {
    ...state,
    phase: 'practice',
    practice: {
      round: body.round,
      index: Math.max(0, index),
      rightInRound: before + (body.right ? 1 : 0),
      feedback: body.right ? 'right' : 'not-yet',
    },
  };
}

function evolveAnswer(
  state: ChoiceState,
  plan: ChoicePlan,
  body: Extract<EventBody, { type: 'item-answered' }>,
): ChoiceState {
  if (state.answeredItemIds.includes(body.itemId)) return state;
  const item = listItems(plan).find((candidate) => candidate.id === body.itemId);
  const right = item && isRightAnswer(item, body.optionId) ? 1 : 0;
  return {
    ...state,
    answeredItemIds: [...state.answeredItemIds, body.itemId],
    rightCount: state.rightCount === null ? null : state.rightCount + right,
    presentedItemId: null,
  };
}

function evolveResumed(state: ChoiceState, elapsedMs: number): ChoiceState {
  const pausedMs = state.pausedAtMs === null ? 0 : Math.max(0, elapsedMs - state.pausedAtMs);
  return {
    ...state,
    paused: false,
    pausedAtMs: null,
    pausedSinceItemsBeganMs:
      state.pausedSinceItemsBeganMs + (state.itemsBeganAtMs === null ? 0 : pausedMs),
  };
}

function evolveSound(state: ChoiceState, heard: boolean): ChoiceState {
  const isUnderWay = state.answeredItemIds.length > 0;
  if (heard) return { ...state, phase: isUnderWay ? 'ready' : 'practice', soundMisses: 0 };
  const soundMisses = state.soundMisses + 1;
  return { ...state, soundMisses, phase: soundMisses >= 2 ? 'sound-fault' : 'sound-check' };
}

/** The state after one event. */
export function evolveChoice(
  plan: ChoicePlan,
  state: ChoiceState,
  { body, elapsedMs }: TimedBody,
): ChoiceState {
  switch (body.type) {
    case 'started':
      return { ...state, phase: plan.soundCheck ? 'sound-check' : 'practice' };
    case 'sound-checked':
      return evolveSound(state, body.heard);
    case 'practice-answered':
      return evolvePractice(state, plan, body);
    case 'practice-passed':
      return { ...state, phase: 'ready' };
    case 'practice-failed':
      return { ...state, phase: 'practice-failed' };
    case 'item-presented':
      return {
        ...state,
        phase: 'item',
        presentedItemId: body.itemId,
        itemsBeganAtMs: state.itemsBeganAtMs ?? elapsedMs,
      };
    case 'item-answered':
      return evolveAnswer(state, plan, body);
    case 'paused':
      return { ...state, paused: true, pausedAtMs: elapsedMs };
    case 'resumed':
      return evolveResumed(state, elapsedMs);
    case 'ended-early':
      return { ...state, phase: 'ended', paused: false, ending: body.reason };
    case 'completed':
      return { ...state, phase: 'ended', paused: false, ending: 'completed' };
    default:
      return state;
  }
}

/**
 * A run begun on another device: only the answered items are known here, so the stop table is
 * left out for the rest of it and the hidden time starts over.
 */
function adoptChoice(plan: ChoicePlan, answeredItemIds: readonly string[]): ChoiceState {
  const beginning = answeredItemIds.length > 0 ? 'ready' : 'practice';
  return {
    ...createChoiceState(),
    phase: plan.soundCheck ? 'sound-check' : beginning,
    answeredItemIds: [...answeredItemIds],
    rightCount: null,
  };
}

/** Adds answers that another device wrote after this one stopped. */
function mergeAnswered(state: ChoiceState, elsewhereItemIds: readonly string[]): ChoiceState {
  const added = elsewhereItemIds.filter((id) => !state.answeredItemIds.includes(id));
  if (added.length === 0) return state;
  const isPastPractice = state.phase !== 'sound-check' && state.phase !== 'sound-fault';
  return {
    ...state,
    phase: isPastPractice ? 'ready' : state.phase,
    answeredItemIds: [...state.answeredItemIds, ...added],
    rightCount: null,
    presentedItemId: null,
  };
}

/** What is known of a run that goes on: this device's journal, and answers given elsewhere. */
export type ChoiceMemory = {
  journal: readonly TimedBody[];
  /** Answered items when this device took the run over; null when the run began here. */
  adoptedItemIds: readonly string[] | null;
  /** Answered items by the server's latest word. */
  elsewhereItemIds: readonly string[];
};

/** A lesson that ended is no end of the run: it is taken up again at the item reached. */
function isLessonEnd(body: EventBody): boolean {
  return body.type === 'ended-early' && body.reason === 'lesson-over';
}

/** A run that goes on after a reload or on another device, resting until the pupil is back. */
export function restoreChoice(plan: ChoicePlan, memory: ChoiceMemory): ChoiceState {
  const { journal, adoptedItemIds, elsewhereItemIds } = memory;
  const beginning = adoptedItemIds ? adoptChoice(plan, adoptedItemIds) : createChoiceState();
  const lived = journal.filter(({ body }) => !isLessonEnd(body));
  const state = lived.reduce((before, event) => evolveChoice(plan, before, event), beginning);
  if (state.phase === 'ended' || state.phase === 'new') return state;
  const lastMs = journal.at(-1)?.elapsedMs ?? 0;
  const resting = { ...state, paused: true, pausedAtMs: state.pausedAtMs ?? lastMs };
  return mergeAnswered(resting, elsewhereItemIds);
}

/**
 * Whether a run against the hidden clock was cut off after its first item: it is void, and is done
 * again on the reserve form. Untimed runs go on where they stopped.
 */
export function isCutOff(plan: ChoicePlan, memory: ChoiceMemory): boolean {
  if (plan.task.kind !== 'timed-choice') return false;
  const { journal, adoptedItemIds, elsewhereItemIds } = memory;
  const isAnsweredElsewhere = elsewhereItemIds.length + (adoptedItemIds?.length ?? 0) > 0;
  return isAnsweredElsewhere || journal.some(({ body }) => body.type === 'item-presented');
}
