/** From proposal to support, sessions, and the guarantee: a table each, for the places of a page. */
import { useTranslation } from 'react-i18next';
import { type DefinedWord, DefinitionLine } from '~/outcomes/definition';
import { FigureTable } from '~/outcomes/figure-table';
import type { ShownFigures } from './shown-figures';
import {
  CASE_COLUMNS,
  DOSE_COLUMNS,
  TIME_COLUMNS,
  type ToldColumn,
  WAY_COLUMNS,
} from './told-columns';
import { useTold } from './use-told';

export interface FigurePlace {
  id: string;
  name: string;
  figures: ShownFigures;
}

interface FigureSectionsProps {
  places: readonly FigurePlace[];
  total: ShownFigures;
  /** "Klass", "Skola". */
  rowHeader: string;
  /** "Hela skolan". */
  totalHeader: string;
}

const SECTIONS: {
  id: 'way' | 'time' | 'dose' | 'case';
  columns: readonly ToldColumn[];
  words: DefinedWord[];
}[] = [
  {
    id: 'way',
    columns: WAY_COLUMNS,
    words: ['needs-follow-up', 'way-undecided', 'way-set-aside', 'way-confirmed', 'way-supported'],
  },
  {
    id: 'time',
    columns: TIME_COLUMNS,
    words: ['days-to-confirm', 'days-to-support', 'in-time'],
  },
  { id: 'dose', columns: DOSE_COLUMNS, words: ['sessions-planned', 'sessions-held'] },
  { id: 'case', columns: CASE_COLUMNS, words: ['case-steps'] },
];

export function FigureSections({ places, total, ...headers }: FigureSectionsProps) {
  const { t } = useTranslation('outcomes');
  const tell = useTold();
  const all = [...places.map(({ figures }) => figures), total];
  /** Nothing planned anywhere, or nothing that can be shown: words instead of a table of the same word. */
  const tellEmpty = (id: string, columns: readonly ToldColumn[]) => {
    const told = columns.flatMap(({ read }) => all.map(read));
    if (told.every((each) => each === 'protected')) return t('followUp.allHidden');
    return id === 'dose' && told.every((each) => each === 0) ? t('followUp.dose.empty') : null;
  };
  return SECTIONS.map(({ id, columns, words }) => (
    <section key={id} className="grid gap-3" aria-labelledby={`follow-up-${id}`}>
      <h2 id={`follow-up-${id}`}>{t(`followUp.${id}.title`)}</h2>
      <p className="max-w-[70ch]">{t(`followUp.${id}.text`)}</p>
      <DefinitionLine words={words} />
      {tellEmpty(id, columns) !== null ? (
        <p className="max-w-[70ch]">{tellEmpty(id, columns)}</p>
      ) : (
        <FigureTable
          {...headers}
          caption={t(`followUp.${id}.caption`)}
          rows={places}
          rowId={(place) => place.id}
          rowName={(place) => place.name}
          columns={columns.map((column) => ({
            id: column.id,
            header: t(`followUp.column.${column.id}`),
            cell: ({ figures }: FigurePlace) => tell(column.read(figures)),
            total: tell(column.read(total)),
          }))}
        />
      )}
    </section>
  ));
}
