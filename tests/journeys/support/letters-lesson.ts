/** A lesson of 1B whose pupils do the letters: what journeys about devices and their storage begin with. */
import type { Page } from '@playwright/test';
import type { AppServer } from '../../support/app-server';
import { type ClassRow, findClass, listStoredEvents } from './database';
import type { Visitors } from './fixtures';
import { chooseSign, goOn, hearSound, reach } from './pupil';
import { admitAll, openBoard, readCode, signInAsPerson } from './staff';
import { passPractice } from './task-play';

export const LETTERS = 'letter-sounds';
/** What a browser says of a server that cannot be reached or refuses. */
export const LOST_CONTACT = [/ERR_|status of (409|50\d)/];
/** Safari on a tablet, as it names itself. */
export const IPAD =
  'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

export type Lesson = { board: Page; row: ClassRow; code: string };

const find = (app: AppServer) => findClass(app.dataDir, 'Strandskolan', '1B');

export async function openLesson(visitors: Visitors, app: AppServer): Promise<Lesson> {
  const row = await find(app);
  const board = await visitors.arrive({ url: app.url, expected: LOST_CONTACT });
  await signInAsPerson(board, row.teacherId);
  await openBoard(board, row.classId);
  return { board, row, code: await readCode(board) };
}

export function pupilAt(row: ClassRow, index: number): ClassRow['pupils'][number] {
  const pupil = row.pupils[index];
  if (!pupil) throw new Error('the class has too few pupils');
  return pupil;
}

/** From the class's animals to the first letter. */
export async function takeSeat(device: Page, { row }: Lesson, index: number): Promise<void> {
  await chooseSign(device, pupilAt(row, index).signId);
  await reach(device, 'welcome');
  await goOn(device);
  await hearSound(device);
  await passPractice(device, LETTERS, { isWrong: false });
}

/** From the waiting room to the first letter. */
export async function beginLetters(device: Page, lesson: Lesson, index: number): Promise<void> {
  await reach(device, 'waiting');
  await admitAll(lesson.board);
  await takeSeat(device, lesson, index);
}

/** Item ids that the server has an answer to, of one pupil, each as often as it is stored. */
export async function listAnswered(app: AppServer, index: number): Promise<string[]> {
  const row = await find(app);
  const events = await listStoredEvents(app.dataDir, row.roundId ?? '');
  const { membershipId } = pupilAt(row, index);
  const own = events.flatMap(({ body, attemptId }) =>
    body.type === 'started' && body.membershipId === membershipId ? [attemptId] : [],
  );
  return events
    .filter(({ attemptId }) => own.includes(attemptId))
    .flatMap(({ body }) => (body.type === 'item-answered' ? [body.itemId] : []));
}
