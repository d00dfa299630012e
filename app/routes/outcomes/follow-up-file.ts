/** The figures of the follow-up as a file: what the page shows, and no more. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { chooseLocale } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readFollowUpChoice } from '~/outcomes/follow-up/follow-up-choice';
import { exportFollowUp } from '~/outcomes/follow-up/follow-up-store.server';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const choice = readFollowUpChoice(request.url);
  const locale = chooseLocale(request, viewer.locale);
  const text = await inScope(viewer, (db) => exportFollowUp(db, choice, locale));
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="uppfoljning.csv"',
      'Cache-Control': 'no-store',
    },
  });
}
