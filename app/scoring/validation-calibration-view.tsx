/** Stated chance against the share with difficulty: drawn, as a table, and in a line. */
import { useId } from 'react';
import { PlainTable } from '~/roster/plain-table';
import type { Calibration } from '~/scoring/validation-calibration';
import { placeAcross, placeUp, ShareAxes } from '~/scoring/validation-roc';
import { useValidationWords } from '~/scoring/validation-words';

export function CalibrationSection({ calibration }: { calibration: Calibration }) {
  const { t, share, estimate } = useValidationWords();
  const id = useId();
  const { bands, difference, slope } = calibration;
  const line = slope
    ? t('calibrationLine', { difference: share(difference), slope: estimate(slope) })
    : t('calibrationNoSlope', { difference: share(difference) });
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('calibrationTitle')}</h2>
      <p className="max-w-[70ch]">{t('calibrationText')}</p>
      <div className="figure-beside-table">
        <CalibrationFigure bands={bands} line={line} />
        <PlainTable
          labelledBy={id}
          rows={bands}
          rowId={({ from }) => from}
          columns={[
            {
              header: t('band'),
              cell: ({ from, to }) => t('bandName', { from: share(from), to: share(to) }),
            },
            { header: t('pupils'), cell: ({ pupils }) => pupils },
            { header: t('stated'), cell: ({ stated }) => share(stated) },
            { header: t('seen'), cell: ({ seen }) => estimate(seen) },
          ]}
        />
      </div>
      <p className="max-w-[70ch]">{line}</p>
    </section>
  );
}

function CalibrationFigure({ bands, line }: { bands: Calibration['bands']; line: string }) {
  const { t } = useValidationWords();
  const id = useId();
  return (
    <svg
      className="share-figure"
      viewBox="0 0 400 400"
      role="img"
      aria-labelledby={`${id}-title ${id}-text`}
    >
      <title id={`${id}-title`}>{t('calibrationFigure')}</title>
      <desc id={`${id}-text`}>{line}</desc>
      <ShareAxes across={t('band')} up={t('cases')} />
      {bands.map(({ from, stated, seen }) => (
        <g key={from}>
          <line
            className="share-figure__whisker"
            x1={placeAcross(stated)}
            x2={placeAcross(stated)}
            y1={placeUp(seen.lower)}
            y2={placeUp(seen.upper)}
          />
          <circle
            className="share-figure__dot"
            cx={placeAcross(stated)}
            cy={placeUp(seen.estimate)}
            r="6"
          />
        </g>
      ))}
    </svg>
  );
}
