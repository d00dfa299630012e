/** The sign-in form, checked alike in the browser and on the server. */
import * as z from 'zod';

/** Codes of problems; the page says them in the reader's language. */
export const signInSchema = z.object({
  intent: z.literal('password'),
  username: z
    .string({ error: 'username-missing' })
    .trim()
    .min(1, 'username-missing')
    .max(200)
    .refine((name) => !name.includes('\0'), 'username-missing'),
  password: z.string({ error: 'password-missing' }).min(1, 'password-missing').max(1_000),
});

export const oneClickSchema = z.object({
  intent: z.literal('one-click'),
  staffMemberId: z.uuid(),
});
