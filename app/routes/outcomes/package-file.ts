/** A package as a file; back to the page with the reason when there is nothing to give. */
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readTaken } from '~/outcomes/packages/package-page';
import { exportPackage } from '~/outcomes/packages/package-store.server';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const made = await inScope(viewer, (db) => exportPackage(db, readTaken(request.url)));
  if (!made.ok) return redirect(`/packages?refused=${made.problem}`);
  return new Response(made.file, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="lasfyr-paket-${viewer.today}.json"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
