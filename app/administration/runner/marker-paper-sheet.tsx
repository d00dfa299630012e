/**
 * The reading on paper, one A4 page: the script, the items, and a place for the three figures. It is
 * seen in print only, and names no pupil.
 */
import { type GridPlan, listGridItems, readGridHeading } from '~/administration/grid-state';
import type { GridItem } from '~/instruments/battery';
import { CellFace } from './marking-cell';
import { useMarkingWords } from './marking-words';

/** In a running text every so many words have their number, so that the last one can be counted. */
const NUMBER_EVERY = 10;

export function PaperSheet({ plan }: { plan: GridPlan }) {
  const { texts, language } = useMarkingWords();
  const { task, formId } = plan;
  return (
    <section className="paper-sheet" data-testid="paper-sheet" data-kind={task.kind}>
      <h2>
        {task.title[language]} · {formId} · {texts.sheetAt(task.seconds)}
      </h2>
      {task.script[language].split('\n').map((line) => (
        <p key={line} className="sheet-script">
          {line}
        </p>
      ))}
      <p className="sheet-script">{texts.sheetMark}</p>
      {task.kind === 'timed-passage' ? <SheetText plan={plan} /> : <SheetRows plan={plan} />}
      <h3>{texts.sheetFigures}</h3>
      <div className="sheet-figures">
        <span>{texts.paperLast}</span>
        <span>{texts.paperErrors}</span>
        <span>{texts.paperSeconds}</span>
      </div>
    </section>
  );
}

function SheetText({ plan }: { plan: GridPlan }) {
  const heading = readGridHeading(plan);
  return (
    <div className="sheet-text" lang="sv">
      {heading ? <h3>{heading}</h3> : null}
      <p>
        {listGridItems(plan).map((item, position) => (
          <span key={item.id}>
            {item.text}
            {(position + 1) % NUMBER_EVERY === 0 ? <sup>{position + 1}</sup> : null}{' '}
          </span>
        ))}
      </p>
    </div>
  );
}

/** The items by row; each row ends with the number of its last item. */
function listRows(items: readonly GridItem[], columns: number) {
  const starts = Array.from(
    { length: Math.ceil(items.length / columns) },
    (_, row) => row * columns,
  );
  return starts.map((start) => items.slice(start, start + columns));
}

function SheetRows({ plan }: { plan: GridPlan }) {
  const items = listGridItems(plan);
  return (
    <table className="sheet-rows" lang="sv">
      <tbody>
        {listRows(items, plan.task.columns).map((row, index) => (
          <tr key={row[0]?.id}>
            {row.map((item) => (
              <td key={item.id}>
                <CellFace item={item} />
              </td>
            ))}
            <th scope="row">{index * plan.task.columns + row.length}</th>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
