/** The figures of a comparison as a file: what the page shows, and no more. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { chooseLocale } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readToldLevels } from '~/outcomes/told-levels.server';
import { exportValidation } from '~/scoring/validation-doors.server';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { searchParams } = new URL(request.url);
  const locale = chooseLocale(request, viewer.locale);
  const text = await inScope(viewer, (db) =>
    exportValidation(db, searchParams, locale, readToldLevels),
  );
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="utfall.csv"',
      'Cache-Control': 'no-store',
    },
  });
}
