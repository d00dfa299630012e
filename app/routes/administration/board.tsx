/** The live board of a sitting: state of every pupil, never a result. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope, requireId } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { getBoard, runBoardCommand } from '~/administration/board.server';
import { EndRound, ShowClassLink } from '~/administration/board-controls';
import { useBoardFeed } from '~/administration/board-feed';
import { BoardView } from '~/administration/board-view';
import { boardCommandSchema } from '~/administration/round-words';
import { badRequest, readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

const TITLES = {
  lesson: 'administration:board.title',
  'catch-up': 'administration:board.titleCatchUp',
  second: 'administration:board.titleSecond',
  'one-to-one': 'administration:board.titleOneToOne',
} as const;

export const meta: MetaFunction<typeof loader> = ({ matches, data: board }) =>
  pageTitle(matches, (t) =>
    t(TITLES[board?.kind ?? 'lesson'], { className: board?.className ?? '' }),
  );

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => getBoard(db, requireId(params.sittingId)));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const sittingId = requireId(params.sittingId);
  const command = boardCommandSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!command.success) throw badRequest();
  const { closed } = await inScope(viewer, (db) => runBoardCommand(db, sittingId, command.data));
  if (!closed) return data({ done: command.data.intent });
  return redirect(
    closed.seesResults ? `/classes/${closed.classId}` : `/classes/${closed.classId}/round`,
  );
}

export default function BoardRoute() {
  const { board, isPolling } = useBoardFeed(useLoaderData<typeof loader>());
  const { t } = useTranslation(['administration', 'common']);
  const title = t(TITLES[board.kind], { className: board.className });
  return (
    <AppPage
      title={title}
      lead={t('administration:board.lead')}
      steps={[{ label: board.className, to: `/classes/${board.classId}/round` }, { label: title }]}
      actions={
        board.closed ? undefined : (
          <>
            <ShowClassLink board={board} isPrimary={board.waiting.length === 0} />
            <EndRound board={board} />
          </>
        )
      }
    >
      <BoardView board={board} isPolling={isPolling} />
    </AppPage>
  );
}
