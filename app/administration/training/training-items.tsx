/** A finished practice run item by item: what stood there, what was said, the key, and the marks. */

import type { MarkedTask } from '~/instruments/battery';
import { DataTable } from '~/ui/data-table';
import { EXERCISE_FORM, type Exercise } from './exercise';
import type { TrainingResult } from './training-agreement';
import { useTrainingWords } from './training-view';

type Props = { task: MarkedTask; exercise: Exercise; result: TrainingResult };

function useItemRows({ task, exercise, result }: Props) {
  const { t } = useTrainingWords();
  const items = task.forms[EXERCISE_FORM]?.items ?? [];
  const mark = (isWrong: boolean | null) =>
    isWrong === null
      ? t('training.task.notReached')
      : t(isWrong ? 'training.task.wrong' : 'training.task.right');
  return result.items.map(({ position, keyWrong, markedWrong, isAlike }) => {
    const utterance = exercise.utterances[position];
    const unsaid =
      utterance?.kind === 'told' ? t('training.task.silence') : t('training.task.nothingSaid');
    return {
      position,
      item: items[position]?.text ?? '',
      said: utterance?.said || unsaid,
      key: mark(keyWrong),
      yours: mark(markedWrong),
      alike: t(isAlike ? 'training.task.yes' : 'training.task.no'),
    };
  });
}

export function TrainingItems(props: Props) {
  const { t, locale } = useTrainingWords();
  const rows = useItemRows(props);
  type Row = (typeof rows)[number];
  const column = (id: 'item' | 'said' | 'key' | 'yours' | 'alike') => ({
    id,
    header: t(`training.task.column.${id}`),
    canSort: false,
    value: (row: Row) => row[id],
  });
  return (
    <section aria-labelledby="items" className="grid gap-4">
      <h2 id="items">{t('training.task.itemsTitle')}</h2>
      <DataTable
        isPlain
        isCompact
        caption={t('training.task.itemsTitle')}
        rows={rows}
        rowId={(row) => String(row.position)}
        locale={locale}
        columns={[
          {
            id: 'number',
            header: t('training.task.column.number'),
            align: 'end',
            canSort: false,
            value: (row: Row) => row.position + 1,
          },
          column('item'),
          column('said'),
          column('key'),
          column('yours'),
          column('alike'),
        ]}
        words={{
          filterLabel: '',
          viewLabel: '',
          columnsLabel: '',
          compactLabel: '',
          rowsShown: () => '',
          empty: '',
          noMatch: '',
        }}
      />
    </section>
  );
}
