/** Freed time as a file: what the page shows, and no more. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { chooseLocale } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { exportFreed } from '~/outcomes/benefit/freed-store.server';
import { csvAnswer } from '~/platform/http.server';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const locale = chooseLocale(request, viewer.locale);
  const { searchParams } = new URL(request.url);
  const choice = { schoolId: searchParams.get('school'), windowId: searchParams.get('window') };
  const text = await inScope(viewer, (db) => exportFreed(db, choice, locale));
  return csvAnswer(text, 'frigjord-tid.csv');
}
