import type { ReactNode } from 'react';
import { Icon, type IconName } from '~/ui/icon';

/** States of a pupil on the live board: never a score, never a level. */
export const BOARD_STATES = [
  'waiting',
  'practising',
  'working',
  'paused',
  'needs-help',
  'sound-fault',
  'finished',
  'declined',
  'absent',
  'silent',
] as const;
export type BoardState = (typeof BOARD_STATES)[number];

type Tone = 'still' | 'moving' | 'needs-me' | 'done' | 'away';
const FACES: Record<BoardState, { icon: IconName; tone: Tone }> = {
  waiting: { icon: 'waiting', tone: 'still' },
  practising: { icon: 'practising', tone: 'moving' },
  working: { icon: 'working', tone: 'moving' },
  paused: { icon: 'paused', tone: 'still' },
  'needs-help': { icon: 'hand', tone: 'needs-me' },
  'sound-fault': { icon: 'sound-off', tone: 'needs-me' },
  finished: { icon: 'finished', tone: 'done' },
  declined: { icon: 'declined', tone: 'away' },
  absent: { icon: 'absent', tone: 'away' },
  silent: { icon: 'silent', tone: 'needs-me' },
};

export interface BoardTileProps {
  state: BoardState;
  /** The state's word: "behöver hjälp". */
  stateWord: string;
  /** The pupil's sign: its picture (decorative) and its name. */
  signPicture: ReactNode;
  signName: string;
  /** One short line: "3 svar kvar att skicka". */
  detail?: ReactNode;
  actions?: ReactNode;
}

/** One pupil on the live board. Stands in a list with the class `board`. */
export function BoardTile({
  state,
  stateWord,
  signPicture,
  signName,
  detail,
  actions,
}: BoardTileProps) {
  const { icon, tone } = FACES[state];
  return (
    <li className="board-tile" data-state={state} data-tone={tone}>
      <span className="board-tile__sign">
        <span className="board-tile__picture" aria-hidden="true">
          {signPicture}
        </span>
        {signName}
      </span>
      <span className="board-tile__state">
        <Icon name={icon} />
        {stateWord}
      </span>
      {detail && <span className="board-tile__detail">{detail}</span>}
      {actions}
    </li>
  );
}
