/** What is public, or would be, as a file (head of education). */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { answerFile } from '~/outcomes/open-data/open-data-response';
import { exportOpenData } from '~/outcomes/open-data/publication-store.server';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return answerFile(await inScope(viewer, exportOpenData), 'lasfyr-open-data.csv');
}
