/**
 * How well a trainee's marks agree with the key of a played reading.
 *
 * Measures: the share of items up to the key's last item that are marked as in the key, and whether the
 * last item is the key's.
 * Rule: an item that the trainee did not reach is not marked as in the key. The certificate asks for at
 * least 95 % and the right last item.
 * Valid input: positions from 0; a key with at least one item.
 * Missing data: marks without a last item cannot be saved, and are not compared.
 * Worked example: a key of 20 items with 4 errors, one of which was missed, last item right: 19 of 20,
 * 95 %, enough.
 */
import type { ExerciseKey } from '~/administration/training/exercise';

/** What a certificate asks for, as a share. */
export const NEEDED_AGREEMENT = 0.95;

export type TrainingMarks = { errors: number[]; lastPosition: number };

type JudgedItem = {
  position: number;
  keyWrong: boolean;
  /** Null when the trainee did not reach the item. */
  markedWrong: boolean | null;
  isAlike: boolean;
};

type TrainingJudgement = {
  /** Share of items marked as in the key, 0…1. */
  agreement: number;
  alike: number;
  compared: number;
  isLastRight: boolean;
  isPassed: boolean;
  items: JudgedItem[];
};

/** A run that has been judged, of an exercise. */
export type TrainingResult = TrainingJudgement & { exerciseId: string };

export function judgeMarks(key: ExerciseKey, marks: TrainingMarks): TrainingJudgement {
  const items = Array.from({ length: key.lastPosition + 1 }, (_, position) => {
    const keyWrong = key.errors.includes(position);
    const isReached = position <= marks.lastPosition;
    const markedWrong = isReached ? marks.errors.includes(position) : null;
    return { position, keyWrong, markedWrong, isAlike: markedWrong === keyWrong };
  });
  const alike = items.filter(({ isAlike }) => isAlike).length;
  const agreement = alike / items.length;
  const isLastRight = marks.lastPosition === key.lastPosition;
  const isPassed = agreement >= NEEDED_AGREEMENT && isLastRight;
  return { agreement, alike, compared: items.length, isLastRight, isPassed, items };
}
