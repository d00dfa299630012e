/** The verdicts on a battery as a file, for the author of its next version. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { exportBatteryReview } from '~/instruments/task-view.server';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const battery = new URL(request.url).searchParams.get('battery');
  const review = await inScope(viewer, (db) => exportBatteryReview(db, battery));
  const name = `omdomen-${review.battery}-${review.version}.json`;
  return new Response(`${JSON.stringify(review, null, 1)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
