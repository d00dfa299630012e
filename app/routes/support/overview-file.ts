/** The rows that the overview shows, as a file. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { chooseLocale } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { exportOverview } from '~/support/overview-store.server';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const filter = new URL(request.url).searchParams.get('filter') ?? '';
  const locale = chooseLocale(request, viewer.locale);
  const text = await inScope(viewer, (db) => exportOverview(db, filter, locale));
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="elever.csv"',
      'Cache-Control': 'no-store',
    },
  });
}
