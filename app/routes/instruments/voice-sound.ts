/** Recorded sounds by their hash, for devices and for anyone who knows the hash. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireId } from '~/access/in-scope.server';
import { readPublicSound } from '~/instruments/voice-publish.server';
import { notFound } from '~/platform/http.server';

export async function loader({ params }: LoaderFunctionArgs) {
  const { municipalityId, hash = '' } = params;
  if (!/^[0-9a-f]{64}$/.test(hash)) throw notFound();
  const sound = await readPublicSound(requireId(municipalityId), hash);
  if (!sound) throw notFound();
  return new Response(sound.bytes, {
    headers: {
      'Content-Type': sound.mimeType,
      'Content-Length': String(sound.bytes.length),
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
}
