/** What comes of handing in a file with saved answers. */
import type { FileProblem } from './saved-file';

export type SavedAnswersProblem =
  | FileProblem
  | 'no-file'
  | 'too-large'
  | 'not-yours'
  | 'not-admitted';

export type SavedAnswersOutcome =
  | {
      ok: true;
      className: string;
      deviceNumber: number;
      /** Events in the file: new ones, ones that had come already, and ones set aside. */
      made: number;
      stored: number;
      duplicate: number;
      quarantined: number;
    }
  | { ok: false; problem: SavedAnswersProblem };
