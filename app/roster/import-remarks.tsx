import { useTranslation } from 'react-i18next';
import { ShownPart } from './import-changes';
import type { ImportPreview } from './import-preview';
import { useImportTexts } from './register-words';

const DELIMITERS = {
  ';': 'preview.delimiter-semicolon',
  ',': 'preview.delimiter-comma',
  '\t': 'preview.delimiter-tab',
} as const;

const ENCODINGS: Record<ImportPreview['encoding'], string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};

/** Rows that are left out and why, and how the file was read. */
export function ImportRemarks({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('roster');
  const texts = useImportTexts();
  const { problems, notes, rowsWithoutId } = preview;
  return (
    <>
      {problems.count > 0 && (
        <section aria-labelledby="problems" className="grid gap-2">
          <h2 id="problems">{t('preview.problemsTitle')}</h2>
          <p>{t('preview.problemsText')}</p>
          <ul className="grid list-disc gap-1 ps-5">
            {problems.items.map((problem) => (
              <li key={`${problem.rowNumber} ${problem.code}`}>{texts.problem(problem)}</li>
            ))}
          </ul>
          <ShownPart list={problems} />
        </section>
      )}
      <section aria-labelledby="notes" className="grid gap-2">
        <h2 id="notes">{t('preview.notesTitle')}</h2>
        <ul className="grid list-disc gap-1 ps-5">
          <ReadAs preview={preview} />
          {notes.items.map((note) => (
            <li key={`${note.code} ${note.rowNumber ?? ''}`}>{texts.note(note)}</li>
          ))}
          {rowsWithoutId.map((rowNumber) => (
            <li key={rowNumber}>{t('preview.rowWithoutId', { rowNumber })}</li>
          ))}
        </ul>
        <ShownPart list={notes} />
      </section>
    </>
  );
}

function ReadAs({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('roster');
  const { delimiter, encoding } = preview;
  const known = DELIMITERS[delimiter as keyof typeof DELIMITERS];
  const between = known ? t(known) : t('preview.delimiter-other', { sign: delimiter });
  return <li>{t('preview.readAs', { encoding: ENCODINGS[encoding], delimiter: between })}</li>;
}
