/** One pupil's letter as data, for a class's letters that are prepared one after another. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { loadLetterData } from '~/support/paper/letter-batch-store.server';
import { readLetterLanguage } from '~/support/paper/letter-page';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { classId, pupilId } = params;
  const language = readLetterLanguage(request.url);
  const letter = await inScope(viewer, (db) => loadLetterData(db, { classId, pupilId }, language));
  return Response.json(letter, { headers: { 'cache-control': 'no-store' } });
}
