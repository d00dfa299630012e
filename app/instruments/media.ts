/** What a media bundle is: MP3 clips one after another in one file, and where each of them lies. */
import * as z from 'zod/mini';

const clipSchema = z.object({
  /** First byte of the clip in the bundle file, and its number of bytes. */
  offset: z.int().check(z.minimum(0)),
  length: z.int().check(z.minimum(1)),
  durationMs: z.number().check(z.minimum(1)),
  /** What is said; for a letter's sound a description of it. */
  text: z.string(),
  /** True for a placeholder voice, which is not fit for real screening. */
  synthetic: z.boolean(),
});

export const manifestSchema = z.object({
  voice: z.string(),
  /** File name, with a hash of the content in it, under `/media/`. */
  file: z.string(),
  clips: z.record(z.string(), clipSchema),
});
export type MediaManifest = z.infer<typeof manifestSchema>;

const manifestsSchema = z.record(z.string(), manifestSchema);

/**
 * Check the manifests of a battery, by bundle.
 * @throws {Error} with one line that names the path of the first problem.
 */
export function parseMediaManifests(value: unknown): Record<string, MediaManifest> {
  const result = manifestsSchema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Error(`Media manifest is not valid at ${issue?.path.join('.')}: ${issue?.message}`);
}

/** Address of a bundle's file. */
export const mediaPath = (manifest: MediaManifest): string => `/media/${manifest.file}`;

/** The named clips that none of the bundles holds. */
export function listMissingClips(
  bundles: readonly MediaManifest[],
  clipNames: readonly string[],
): string[] {
  return clipNames.filter((name) => !bundles.some((held) => name in held.clips));
}
