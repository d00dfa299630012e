/** What stands noted beside a level: worry, started assessment, national indication, flags. */

import type { Bilingual } from '~/scoring/cut-policy';
import type { ResultWords } from '~/scoring/use-result-words';
import type { PupilMarks } from '~/support/class-marks';

interface MarkListProps {
  marks: PupilMarks;
  skillNames: Record<string, Bilingual>;
  words: ResultWords;
}

export function MarkList({ marks, skillNames, words }: MarkListProps) {
  const { t, say } = words;
  const flagLines = marks.flags.map(({ skill, state, basisChanged }) => {
    const name = skillNames[skill];
    const line = t('flagLine', {
      skill: name ? say(name) : skill,
      state: t(`flagState.${state}`),
    });
    return basisChanged ? `${line} (${t('mark.basisChanged')})` : line;
  });
  const lines = [
    ...marks.notices.map((kind) => t(`mark.${kind}`)),
    ...(marks.indication ? [t('mark.indication')] : []),
    ...flagLines,
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="grid gap-1 text-sm">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
