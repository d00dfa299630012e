/** A task done again because its result cannot be read: what the forms send. */
import * as z from 'zod';

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
