/** A task done again because its result cannot be read: what the forms send. */
import * as z from 'zod';

/** Why a task is not asked for again: its result can be read, or the school leaves the task out. */
export type RetestProblem = 'can-be-read' | 'left-out';

export const askRetestSchema = z.object({
  intent: z.literal('ask-retest'),
  taskId: z.string().min(1).max(64),
});

export const withdrawRetestSchema = z.object({
  intent: z.literal('withdraw-retest'),
  requestId: z.uuid(),
});

/** The same from a page of many pupils. */
export const askRetestOfSchema = askRetestSchema.extend({
  classId: z.uuid(),
  pupilId: z.uuid(),
});
