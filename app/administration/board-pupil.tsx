/** One pupil's tile on the board: sign, name, state, and what the adult can do. */
import { Link, useFetcher } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { weekOf } from '~/platform/calendar';
import { signPicturePath } from '~/roster/signs';
import { type BoardState, BoardTile } from '~/ui/board-tile';
import { Button } from '~/ui/button';
import type { Board, BoardPupil, BoardWord } from './board';
import { useSignWords, useTitleWords } from './round-word-choice';

/** The face of each word. */
const FACE_OF_WORD: Record<BoardWord, BoardState> = {
  'not-here': 'waiting',
  'part-done': 'waiting',
  waiting: 'waiting',
  'sound-check': 'practising',
  practising: 'practising',
  working: 'working',
  reading: 'working',
  paused: 'paused',
  'asks-for-help': 'needs-help',
  'practice-failed': 'needs-help',
  'sound-fault': 'sound-fault',
  silent: 'silent',
  finished: 'finished',
  declined: 'declined',
  absent: 'absent',
  exempt: 'absent',
  'new-in-class': 'absent',
};

const NEEDS_ADULT: ReadonlySet<BoardState> = new Set(['needs-help', 'sound-fault', 'silent']);

export function needsAdult(pupil: BoardPupil): boolean {
  return NEEDS_ADULT.has(FACE_OF_WORD[pupil.word]) || pupil.answersFast || pupil.twoDevices;
}

/** A button that sends one command of the board. */
export function CommandButton(props: {
  values: Record<string, string>;
  look?: 'primary' | 'secondary' | 'quiet';
  size?: 'small';
  children: ReactNode;
}) {
  const { Form } = useFetcher();
  return (
    <Form method="post">
      {Object.entries(props.values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button look={props.look ?? 'secondary'} size={props.size}>
        {props.children}
      </Button>
    </Form>
  );
}

function TileDetail({ pupil, board }: { pupil: BoardPupil; board: Board }) {
  const { t } = useTranslation('administration');
  const words = useTitleWords();
  const { running, device, unsent, tasksDone, tasksAll, tasksWaiting, word } = pupil;
  const title = running && board.taskTitles[running.taskId];
  const showsDone = !running && tasksAll > 0 && tasksDone > 0 && word !== 'finished';
  return (
    <>
      {pupil.newUntil && (
        <span className="block">{t('late.fromWeek', { week: weekOf(pupil.newUntil) })}</span>
      )}
      {device && <span className="block">{t('board.device', { number: device.number })}</span>}
      {running && title && (
        <span className="block">
          {t('board.task', {
            task: words(title),
            answered: running.answered,
            total: running.total,
          })}
        </span>
      )}
      {showsDone && (
        <span className="block">{t('board.tasksDone', { done: tasksDone, all: tasksAll })}</span>
      )}
      {tasksWaiting > 0 && (
        <span className="block">{t('board.tasksWaiting', { count: tasksWaiting })}</span>
      )}
      {pupil.answersFast && <strong className="block text-ink">{t('board.fast')}</strong>}
      {pupil.cannotSave && (
        <strong className="block text-ink">{t('board.deviceNote.cannot-save')}</strong>
      )}
      {pupil.twoDevices && <strong className="block text-ink">{t('board.twoDevices')}</strong>}
      {unsent > 0 && (
        <strong className="block text-ink">{t('board.unsent', { count: unsent })}</strong>
      )}
    </>
  );
}

/** What an adult may say of the pupil here. Exempting takes a reason, on a page of its own. */
function StateChoices({ pupil }: { pupil: BoardPupil }) {
  const { t } = useTranslation('administration');
  const { membershipId, state } = pupil;
  if (state === 'exempt') return null;
  const choices = state
    ? ([['none', t('board.undoState')]] as const)
    : ([
        ['absent', t('board.setAbsent')],
        ['declined', t('board.setDeclined')],
      ] as const);
  return choices.map(([next, label]) => (
    <CommandButton
      key={next}
      values={{ intent: 'set-state', membershipId, state: next }}
      look="quiet"
      size="small"
    >
      {label}
    </CommandButton>
  ));
}

function PupilMenu({ pupil, board }: { pupil: BoardPupil; board: Board }) {
  const { t } = useTranslation('administration');
  const { displayName, device, newUntil } = pupil;
  const to = `/classes/${board.classId}`;
  return (
    <details className="w-full">
      <summary
        className="button"
        data-look="quiet"
        data-size="small"
        aria-label={t('board.moreFor', { name: displayName })}
      >
        {t('board.more')}
      </summary>
      <div className="grid justify-items-center gap-1 pt-1">
        <StateChoices pupil={pupil} />
        <Link className="button" data-look="quiet" data-size="small" to={`${to}/adaptations`}>
          {t('board.toExempt')}
        </Link>
        {newUntil && (
          <Link
            className="button"
            data-look="quiet"
            data-size="small"
            to={`${to}/round#new-pupils`}
          >
            {t('late.toNew')}
          </Link>
        )}
        {device && (
          <CommandButton
            values={{ intent: 'remove-device', deviceId: device.deviceId }}
            look="quiet"
            size="small"
          >
            {t('board.removeDevice')}
          </CommandButton>
        )}
      </div>
    </details>
  );
}

export function BoardPupilTile({ pupil, board }: { pupil: BoardPupil; board: Board }) {
  const { t } = useTranslation('administration');
  const nameSign = useSignWords();
  const { device, word } = pupil;
  const waitsForAdult = word === 'practice-failed' || word === 'sound-fault';
  return (
    <BoardTile
      state={FACE_OF_WORD[word]}
      stateWord={t(`board.word.${word}`)}
      signPicture={<img src={signPicturePath(pupil.signId)} alt="" />}
      signName={`${pupil.displayName} (${nameSign(pupil.signId)})`}
      detail={<TileDetail pupil={pupil} board={board} />}
      actions={
        board.closed ? undefined : (
          <>
            {waitsForAdult &&
              device &&
              (pupil.mayLetOn ? (
                <CommandButton
                  values={{ intent: 'let-on', deviceId: device.deviceId }}
                  size="small"
                >
                  {t('board.letOn')}
                </CommandButton>
              ) : (
                <span>{t('board.letOnDone')}</span>
              ))}
            <PupilMenu pupil={pupil} board={board} />
          </>
        )
      }
    />
  );
}
