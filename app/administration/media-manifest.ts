/**
 * The list of sound files of a battery: bundles of clips, each a slice of one file.
 *
 * `file` is a name under `/media/`; `offset` and `length` are bytes, `durationMs` milliseconds.
 */
import * as z from 'zod/mini';

const clip = z.object({
  offset: z.number(),
  length: z.number(),
  durationMs: z.number(),
  /** What the voice says. */
  text: z.optional(z.string()),
});
const bundle = z.object({ file: z.string(), clips: z.record(z.string(), clip) });
export type MediaBundle = z.infer<typeof bundle>;

const manifest = z.record(z.string(), bundle);
/** Bundles by id. */
export type MediaManifest = z.infer<typeof manifest>;

/** Check a manifest. @throws {Error} with the path of the first problem. */
export function parseMediaManifest(value: unknown): MediaManifest {
  const result = manifest.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Error(`Media manifest is not valid at ${issue?.path.join('.')}: ${issue?.message}`);
}

/** The named clips that none of the bundles holds. */
export function listMissingClips(
  bundles: readonly MediaBundle[],
  clipNames: readonly string[],
): string[] {
  return clipNames.filter((name) => !bundles.some((held) => name in held.clips));
}
