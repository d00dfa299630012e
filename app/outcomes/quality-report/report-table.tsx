/** One table of the document: as the spreadsheet has it, in words and with shares as percent. */
import { useTranslation } from 'react-i18next';
import { useTold } from '~/outcomes/follow-up/use-told';
import type { ReportCell, ReportTable } from './report-tables';

export function ReportTableView({ table }: { table: ReportTable }) {
  const { caption, rowHeader, columns, rows } = table;
  const { t } = useTranslation('outcomes');
  const show = useCell();
  if (rows.every(({ cells }) => cells.every((cell) => cell === 'protected'))) {
    return (
      <p className="max-w-[70ch]">
        <strong>{caption}.</strong> {t('followUp.allHidden')}
      </p>
    );
  }
  return (
    <div className="data-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, and must do so by keyboard */}
      <section className="data-table__scroll" tabIndex={0} aria-label={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{rowHeader}</th>
              {columns.map(({ header, kind }) => (
                <th key={header} scope="col" data-align={kind === 'words' ? undefined : 'end'}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, cells, isTotal }) => (
              <tr key={id} className={isTotal ? 'font-bold' : undefined}>
                <th scope="row">{name}</th>
                {columns.map(({ header, kind }, column) => (
                  <td key={header} data-align={kind === 'words' ? undefined : 'end'}>
                    {show(cells[column] ?? null, kind)}
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

function useCell() {
  const { i18n } = useTranslation();
  const tell = useTold();
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  return (cell: ReportCell, kind: ReportTable['columns'][number]['kind']): string => {
    if (typeof cell === 'object' && cell !== null) return cell.words;
    return kind === 'share' && typeof cell === 'number' ? percent.format(cell) : tell(cell);
  };
}
