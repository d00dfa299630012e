/** The ROC curve drawn, with the same points as a table under it. */
import { useId } from 'react';
import { PlainTable } from '~/roster/plain-table';
import type { ScoreFigures } from '~/scoring/validation-score';
import { useValidationWords } from '~/scoring/validation-words';
import { Explanation } from '~/ui/explanation';

/** Drawing units: a square with room for numbers and words at its left and foot. */
const FRAME = { size: 400, left: 56, top: 12, side: 320 };
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

export const placeAcross = (share: number) => FRAME.left + share * FRAME.side;
export const placeUp = (share: number) => FRAME.top + (1 - share) * FRAME.side;

export function RocFigure({ figures }: { figures: ScoreFigures }) {
  const { t, estimate } = useValidationWords();
  const id = useId();
  const { area, points, tried } = figures;
  const corners = points.map(
    ({ sensitivity, specificity }) =>
      `${placeAcross(1 - specificity).toFixed(1)},${placeUp(sensitivity).toFixed(1)}`,
  );
  const chosen = tried && points.find(({ cut }) => cut === tried.cut);
  return (
    <svg
      className="share-figure"
      viewBox={`0 0 ${FRAME.size} ${FRAME.size}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-text`}
    >
      <title id={`${id}-title`}>{t('roc')}</title>
      <desc id={`${id}-text`}>
        {t('rocText', { area: estimate({ ...area, estimate: area.auc }) })}
      </desc>
      <ShareAxes across={t('rocX')} up={t('rocY')} />
      <polyline className="share-figure__line" points={corners.join(' ')} />
      {chosen && (
        <circle
          className="share-figure__dot"
          cx={placeAcross(1 - chosen.specificity)}
          cy={placeUp(chosen.sensitivity)}
          r="7"
        />
      )}
    </svg>
  );
}

/** A square of two shares, 0 to 1, with its diagonal. */
export function ShareAxes({ across, up }: { across: string; up: string }) {
  const { number } = useValidationWords();
  const foot = placeUp(0);
  const middle = placeUp(0.5);
  return (
    <g>
      {TICKS.map((tick) => (
        <g key={tick}>
          <line
            className="share-figure__grid"
            x1={placeAcross(tick)}
            x2={placeAcross(tick)}
            y1={placeUp(1)}
            y2={foot}
          />
          <line
            className="share-figure__grid"
            x1={placeAcross(0)}
            x2={placeAcross(1)}
            y1={placeUp(tick)}
            y2={placeUp(tick)}
          />
          <text
            className="share-figure__tick"
            x={placeAcross(tick)}
            y={foot + 18}
            textAnchor="middle"
          >
            {number(tick)}
          </text>
          <text
            className="share-figure__tick"
            x={FRAME.left - 8}
            y={placeUp(tick) + 4}
            textAnchor="end"
          >
            {number(tick)}
          </text>
        </g>
      ))}
      <line
        className="share-figure__diagonal"
        x1={placeAcross(0)}
        x2={placeAcross(1)}
        y1={foot}
        y2={placeUp(1)}
      />
      <text
        className="share-figure__name"
        x={placeAcross(0.5)}
        y={FRAME.size - 22}
        textAnchor="middle"
      >
        {across}
      </text>
      <text
        className="share-figure__name"
        x="14"
        y={middle}
        textAnchor="middle"
        transform={`rotate(-90 14 ${middle})`}
      >
        {up}
      </text>
    </g>
  );
}

/** Points of a long curve that are shown in the table; the drawing has them all. */
const MOST_ROWS = 40;

export function RocTable({ figures }: { figures: ScoreFigures }) {
  const { t, share, nameCut } = useValidationWords();
  const id = useId();
  const every = Math.ceil(figures.points.length / MOST_ROWS);
  const rows = figures.points.filter(
    ({ truePositives, falsePositives }, index) =>
      (index % every === 0 || index === figures.points.length - 1) &&
      truePositives + falsePositives > 0,
  );
  return (
    <Explanation label={t('rocTable')}>
      <h4 id={id}>{t('rocTable')}</h4>
      <PlainTable
        labelledBy={id}
        rows={rows}
        rowId={({ cut }) => String(cut)}
        columns={[
          { header: t('cut'), cell: ({ cut }) => nameCut(figures.score, cut) },
          { header: t('sensitivity'), cell: ({ sensitivity }) => share(sensitivity) },
          { header: t('specificity'), cell: ({ specificity }) => share(specificity) },
        ]}
      />
    </Explanation>
  );
}
