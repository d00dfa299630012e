import { useTranslation } from 'react-i18next';
import type { FieldChange, ImportPreview, ShownList, ShownMove } from './import-preview';
import { PlainTable } from './plain-table';
import { useImportTexts } from './register-words';
import { useSchoolStartWords } from './swedish-school-words';

type Section = { preview: ImportPreview };

/** New classes, new pupils, changed details (old → new) and moves. */
export function ImportChanges({ preview }: Section) {
  return (
    <>
      <NewClasses preview={preview} />
      <NewPupils preview={preview} />
      <Changed preview={preview} />
      <Moved preview={preview} />
    </>
  );
}

/** Says that a long list is cut. */
export function ShownPart({ list }: { list: ShownList<unknown> }) {
  const { t } = useTranslation('roster');
  const shown = list.items.length;
  if (shown === list.count) return null;
  return <p>{t('preview.more', { shown, count: list.count })}</p>;
}

function NewClasses({ preview }: Section) {
  const { t } = useTranslation('roster');
  if (preview.newClasses.length === 0) return null;
  return (
    <section aria-labelledby="new-classes" className="grid gap-2">
      <h2 id="new-classes">{t('preview.newClassesTitle')}</h2>
      <p>{preview.newClasses.join(', ')}</p>
    </section>
  );
}

function NewPupils({ preview }: Section) {
  const { t } = useTranslation(['roster', 'desk']);
  const start = useSchoolStartWords();
  const { items } = preview.new;
  if (preview.new.count === 0) return null;
  const someStart = items.some(({ swedishSchoolStart }) => swedishSchoolStart !== null);
  return (
    <section aria-labelledby="new-pupils" className="grid gap-2">
      <h2 id="new-pupils">{t('preview.newTitle')}</h2>
      <PlainTable
        labelledBy="new-pupils"
        rows={items}
        rowId={({ rowNumber }) => rowNumber}
        columns={[
          { header: t('preview.name'), cell: ({ name }) => name },
          { header: t('preview.class'), cell: ({ className }) => className },
          { header: t('preview.birthDate'), cell: ({ birthDate }) => birthDate },
          ...(someStart
            ? [
                {
                  header: t('desk:schooling.timeHeader'),
                  cell: (pupil: (typeof items)[number]) => start(pupil.swedishSchoolStart),
                },
              ]
            : []),
          { header: t('preview.row'), cell: ({ rowNumber }) => rowNumber },
        ]}
      />
      <ShownPart list={preview.new} />
    </section>
  );
}

/** "förnamn: Elza → Elsa", one line each. */
function FieldChanges({ changes }: { changes: FieldChange[] }) {
  const { t } = useTranslation('roster');
  const texts = useImportTexts();
  const nameOf = (field: FieldChange['field']) =>
    field === 'birthDate' ? t('preview.field-birthDate') : texts.field(field);
  const start = useSchoolStartWords();
  const written = (field: FieldChange['field'], value: string) => {
    if (value === '') return t('preview.changeEmpty');
    return field === 'swedishSchoolStart' ? start(value) : value;
  };
  return (
    <ul>
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          {t('preview.changeOf', {
            field: nameOf(field),
            from: written(field, from),
            to: written(field, to),
          })}
        </li>
      ))}
    </ul>
  );
}

function Changed({ preview }: Section) {
  const { t } = useTranslation('roster');
  if (preview.changed.count === 0) return null;
  return (
    <section aria-labelledby="changed" className="grid gap-2">
      <h2 id="changed">{t('preview.changedTitle')}</h2>
      <PlainTable
        labelledBy="changed"
        rows={preview.changed.items}
        rowId={({ rowNumber }) => rowNumber}
        columns={[
          { header: t('preview.name'), cell: ({ name }) => name },
          {
            header: t('preview.change'),
            cell: ({ changes }) => <FieldChanges changes={changes} />,
          },
          { header: t('preview.row'), cell: ({ rowNumber }) => rowNumber },
        ]}
      />
      <ShownPart list={preview.changed} />
    </section>
  );
}

function Moved({ preview }: Section) {
  const { t } = useTranslation('roster');
  if (preview.moved.count === 0) return null;
  const from = ({ comesBack, fromClass: className, fromOtherSchool }: ShownMove) => {
    if (comesBack) return className ? t('preview.returns', { className }) : t('preview.returnsNew');
    return fromOtherSchool ? t('preview.otherSchool', { className }) : className;
  };
  return (
    <section aria-labelledby="moved" className="grid gap-2">
      <h2 id="moved">{t('preview.movedTitle')}</h2>
      <p>{t('preview.movedText')}</p>
      <PlainTable
        labelledBy="moved"
        rows={preview.moved.items}
        rowId={({ rowNumber }) => rowNumber}
        columns={[
          { header: t('preview.name'), cell: ({ name }) => name },
          { header: t('preview.from'), cell: from },
          { header: t('preview.to'), cell: ({ toClass }) => toClass },
          {
            header: t('preview.change'),
            cell: ({ changes }) => <FieldChanges changes={changes} />,
          },
          { header: t('preview.row'), cell: ({ rowNumber }) => rowNumber },
        ]}
      />
      <ShownPart list={preview.moved} />
    </section>
  );
}
