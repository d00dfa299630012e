/** The same document as a spreadsheet. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { chooseLocale } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readReportChoice } from '~/outcomes/quality-report/report-page';
import { exportQualityReport } from '~/outcomes/quality-report/report-store.server';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const choice = readReportChoice(request.url);
  const locale = chooseLocale(request, viewer.locale);
  const file = await inScope(viewer, (db) => exportQualityReport(db, choice, locale));
  return new Response(new Uint8Array(file), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': 'attachment; filename="kvalitetsarbete.xlsx"',
      'Cache-Control': 'no-store',
    },
  });
}
