/** How pupils moved between levels since the window before, with how sure each share is. */
import { useTranslation } from 'react-i18next';
import { DefinitionLine } from '~/outcomes/definition';
import { Notice } from '~/ui/notice';
import { MOVE_LEVELS, type MoveLevel, type MoveRow } from './movement';
import type { WindowKind } from './shown-figures';

interface MovementSectionProps {
  moves: MoveRow[] | null;
  isHidden: boolean;
  /** Kinds of the window before and the one now; before is null in the first of the year. */
  before: WindowKind | null;
  now: WindowKind | null;
}

export function MovementSection({ moves, isHidden, before, now }: MovementSectionProps) {
  const { t } = useTranslation(['outcomes', 'common']);
  const names = {
    before: before ? t(`common:window.${before}`) : '',
    now: now ? t(`common:window.${now}`) : '',
  };
  return (
    <section className="grid gap-3" aria-labelledby="follow-up-moves">
      <h2 id="follow-up-moves">{t('followUp.moves.title')}</h2>
      {before === null && <p>{t('followUp.moves.first')}</p>}
      {isHidden && (
        <Notice kind="info" title={t('followUp.moves.hiddenTitle')}>
          {t('followUp.moves.hiddenText')}
        </Notice>
      )}
      {moves && (
        <>
          <p className="max-w-[70ch]">{t('followUp.moves.text')}</p>
          <DefinitionLine words={['moved']} />
          <MoveTable moves={moves} caption={t('followUp.moves.caption', names)} />
        </>
      )}
    </section>
  );
}

function MoveTable({ moves, caption }: { moves: MoveRow[]; caption: string }) {
  const { t } = useTranslation('outcomes');
  const level = useMoveLevel();
  return (
    <div className="data-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, and must do so by keyboard */}
      <section className="data-table__scroll" tabIndex={0} aria-label={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('followUp.moves.from')}</th>
              {MOVE_LEVELS.map((to) => (
                <th key={to} scope="col" data-align="end">
                  {t('followUp.moves.to', { level: level(to) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {moves.map((row) => (
              <tr key={row.from}>
                <th scope="row">{level(row.from)}</th>
                {row.cells.map((cell) => (
                  <td key={cell.to} data-align="end">
                    <MoveCell cell={cell} base={row.base} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function MoveCell({ cell, base }: { cell: MoveRow['cells'][number]; base: number }) {
  const { t, i18n } = useTranslation('outcomes');
  const format = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  if (!cell.limits || cell.share === null) return cell.count;
  return (
    <>
      {t('followUp.moves.ofBase', { count: cell.count, base })}
      <span className="block text-ink-soft">
        {t('followUp.moves.between', {
          lower: format.format(cell.limits.lower),
          upper: format.format(cell.limits.upper),
        })}
      </span>
    </>
  );
}

/** The words of levels, and of those without one. */
function useMoveLevel(): (level: MoveLevel) => string {
  const { t } = useTranslation(['outcomes', 'results']);
  return (level) =>
    level === 'without' ? t('outcomes:followUp.moves.without') : t(`results:level.${level}`);
}
