/** The forms of a task side by side: how many items of each kind, and how hard they are thought to be. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { BalanceTable } from '~/instruments/balance-table';
import { nameStratum } from '~/instruments/stratum-words';

type Line = { head: string; cells: (string | number)[] };

export function BalanceTableView({ balance, caption }: { balance: BalanceTable; caption: string }) {
  const { t, i18n } = useTranslation('instruments');
  const captionId = useId();
  const number = new Intl.NumberFormat(i18n.language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const lines: Line[] = [
    { head: t('task.itemCount'), cells: balance.items },
    ...balance.strata.map(
      ({ stratum, counts }): Line => ({
        head: nameStratum(stratum, i18n.language),
        cells: counts,
      }),
    ),
    {
      head: t('task.meanDifficulty'),
      cells: balance.meanDifficulty.map((mean) => (mean === null ? '' : number.format(mean))),
    },
  ];
  return (
    <div className="data-table task-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, and must do so by keyboard */}
      <section className="data-table__scroll" tabIndex={0} aria-labelledby={captionId}>
        <table>
          <caption id={captionId}>
            {caption}
            <p>{t('task.balanceSpread', { spread: number.format(balance.spread) })}</p>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('task.stratum')}</th>
              {balance.formIds.map((form) => (
                <th key={form} scope="col" data-align="end">
                  {form.length > 1 ? form : t('task.form', { form })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ head, cells }) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                {cells.map((cell, index) => (
                  <td key={balance.formIds[index]} data-align="end">
                    {cell}
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
