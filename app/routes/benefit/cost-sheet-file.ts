/** The cost sheet as a file: what the page shows, and no more. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { chooseLocale } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { exportCosts } from '~/outcomes/benefit/cost-store.server';
import { csvAnswer } from '~/platform/http.server';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const locale = chooseLocale(request, viewer.locale);
  const windowId = new URL(request.url).searchParams.get('window');
  const text = await inScope(viewer, (db) => exportCosts(db, { windowId }, locale));
  return csvAnswer(text, 'kostnadskalkyl.csv');
}
