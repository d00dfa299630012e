/** The four levels of a place as parts of one bar. The same counts stand in the table. */
import { useTranslation } from 'react-i18next';
import type { Level } from '~/scoring/level-shapes';
import { LEVEL_KINDS } from '~/ui/level';

const WIDTH = 200;
const HEIGHT = 16;
const FILL: Record<Level, string> = {
  'needs-follow-up': 'fill-level-needs-follow-up',
  incomplete: 'fill-level-incomplete',
  'look-again': 'fill-level-look-again',
  above: 'fill-level-above',
};

export function LevelBar({ levels }: { levels: Record<Level, number> }) {
  const { t } = useTranslation(['outcomes', 'results']);
  const total = LEVEL_KINDS.reduce((sum, level) => sum + levels[level], 0);
  const words = LEVEL_KINDS.map((level) => `${levels[level]} ${t(`results:level.${level}`)}`);
  let start = 0;
  const parts = LEVEL_KINDS.map((level) => {
    const width = total === 0 ? 0 : (levels[level] / total) * WIDTH;
    const part = { level, x: start, width };
    start += width;
    return part;
  });
  return (
    <svg
      className="block h-4 w-[200px]"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words.join(', ')}
    >
      {parts.map(({ level, x, width }) => (
        <rect
          key={level}
          className={FILL[level]}
          x={x}
          y="0"
          width={Math.max(width - 1, 0)}
          height={HEIGHT}
        />
      ))}
    </svg>
  );
}
