/**
 * The public page's door: anyone may knock, nobody is remembered. A municipality that has not switched the
 * page on answers as one that is not there.
 */
import { createHash } from 'node:crypto';
import { inScope } from '~/access/in-scope.server';
import { makeSystemViewer } from '~/access/viewer.server';
import { getClient } from '~/platform/database/client.server';
import { notFound } from '~/platform/http.server';
import { countOne, getLimiter } from '~/platform/rate-limit.server';
import type { Publication } from './measures';
import { readPublication } from './publication-store.server';

/** A whole office shares one address. */
const REQUESTS = 240;
const WINDOW_SECONDS = 60;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * What is public of the municipality with this code; an independent provider without one goes by its id.
 * @throws 404 while the page is off, or for no municipality; 429 when one address asks too often.
 */
export async function getPublication(
  code: string | undefined,
  clientAddress: string,
): Promise<Publication> {
  const limiter = getLimiter('public-page', { points: REQUESTS, seconds: WINDOW_SECONDS });
  const address = createHash('sha256').update(clientAddress).digest('hex').slice(0, 32);
  if (!(await countOne(limiter, address))) {
    throw new Response(null, { status: 429, statusText: 'Too Many Requests' });
  }
  const id = await findMunicipality(code ?? '');
  if (!id) throw notFound();
  const viewer = makeSystemViewer(id, 'public page');
  const publication = await inScope(viewer, readPublication);
  if (!publication) throw notFound();
  return publication;
}

/** Null for none, and for a code that two have. */
async function findMunicipality(code: string): Promise<string | null> {
  const found = await getClient().municipality.findMany({
    where: UUID.test(code) ? { id: code.toLowerCase() } : { code },
    select: { id: true, code: true },
    take: 2,
  });
  const [only] = found;
  return found.length === 1 && only ? only.id : null;
}
