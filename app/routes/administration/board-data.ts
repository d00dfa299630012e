/** The board as data, for a browser whose event stream does not work. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { inScope, requireId } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { getBoard } from '~/administration/board.server';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const board = await inScope(viewer, (db) => getBoard(db, requireId(params.sittingId)));
  return Response.json(board);
}
