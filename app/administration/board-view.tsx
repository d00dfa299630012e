/** The live board of a sitting. */
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import type { Board } from './board';
import { BoardControls, WaitingDevices } from './board-controls';
import { BoardDeviceList } from './board-device-list';
import { BoardPupilTile, needsAdult } from './board-pupil';

/** Who needs the adult now; spoken when it changes. */
function NeedsYou({ board }: { board: Board }) {
  const { t } = useTranslation('administration');
  const pupils = board.pupils.filter(needsAdult);
  const names = pupils.map(({ displayName }) => displayName).join(', ');
  return (
    <p role="status" className={pupils.length > 0 ? 'font-bold' : 'text-ink-soft'}>
      {pupils.length > 0
        ? t('board.needsYou', { count: pupils.length, names })
        : t('board.nobodyNeedsYou')}
    </p>
  );
}

function BoardNotices({ board }: { board: Board }) {
  const { t } = useTranslation('administration');
  if (board.closed) {
    return (
      <Notice kind="info" title={t('board.closedTitle')}>
        <p>{t('board.closedText')}</p>
        <LinkButton to={`/classes/${board.classId}/round`}>{t('board.toRound')}</LinkButton>
      </Notice>
    );
  }
  return (
    <>
      {board.paused && <Notice kind="warning" isLive title={t('board.pausedNotice')} />}
      {board.lessonOver && <Notice kind="warning" isLive title={t('board.lessonOverNotice')} />}
    </>
  );
}

export function BoardView({ board, isPolling }: { board: Board; isPolling: boolean }) {
  const { t } = useTranslation('administration');
  return (
    <div className="grid gap-6">
      <BoardNotices board={board} />
      {!board.closed && <WaitingDevices board={board} />}
      {!board.closed && <BoardControls board={board} />}
      <section aria-labelledby="board-pupils" className="grid gap-3">
        <h2 id="board-pupils">{t('board.pupils')}</h2>
        {!board.closed && <NeedsYou board={board} />}
        {board.pupils.length === 0 ? (
          <EmptyState title={t('board.emptyTitle')} headingLevel={3}>
            {t('board.emptyText')}
          </EmptyState>
        ) : (
          <ul className="board">
            {board.pupils.map((pupil) => (
              <BoardPupilTile key={pupil.membershipId} pupil={pupil} board={board} />
            ))}
          </ul>
        )}
      </section>
      <BoardDeviceList board={board} />
      <p>
        <a href="/saved-answers">{t('board.savedAnswers')}</a>
      </p>
      {isPolling && <p className="text-ink-soft">{t('board.polling')}</p>}
    </div>
  );
}
