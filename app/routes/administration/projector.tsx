/** "Visa för klassen": the code and the way in, for a projector. No names. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { getProjector } from '~/administration/board.server';
import { ProjectorView } from '~/administration/projector-view';
import { publicUrl } from '~/platform/environment.server';
import { pageTitle } from '~/routes/page-title';

const REFRESH_MS = 3_000;

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('administration:projector.title'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const projector = await inScope(viewer, (db) => getProjector(db, params.sittingId));
  return { ...projector, address: `${publicUrl()}/elev` };
}

export default function ProjectorRoute() {
  const projector = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, REFRESH_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  return <ProjectorView {...projector} />;
}
