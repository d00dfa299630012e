/** Who is to read with an adult, what and why, in the order that fits a lesson; and changing the list. */
import { Form } from '@remix-run/react';
import { estimateReadingMinutes, orderReaders } from '~/administration/reading-order';
import type { AskedTask } from '~/scoring/class-result';
import type { ResultWords } from '~/scoring/use-result-words';
import type { ClassPageData, ClassPagePupil } from '~/support/class-page';
import { OneToOneButton } from '~/support/one-to-one-button';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Select } from '~/ui/select';

interface ClassOneToOneProps {
  page: ClassPageData;
  results: NonNullable<ClassPageData['results']>;
  words: ResultWords;
}

export function ClassOneToOne({ page, results, words }: ClassOneToOneProps) {
  const { t } = words;
  const { pupils, oneToOneTasks } = results;
  if (oneToOneTasks.length === 0) return null;
  const readers = orderReaders(
    pupils
      .filter(({ oneToOne }) => oneToOne.length > 0)
      .map((pupil) => ({ pupil, readings: pupil.oneToOne })),
    oneToOneTasks.map(({ taskId }) => taskId),
  );
  return (
    <section aria-labelledby="one-to-one" className="screen-only grid gap-3">
      <h2 id="one-to-one">{t('oneToOne.title')}</h2>
      <p>
        {readers.length === 0
          ? t('oneToOne.none')
          : t('oneToOne.sum', {
              count: readers.length,
              minutes: estimateReadingMinutes(readers.length),
            })}
      </p>
      <ol className="grid gap-2">
        {readers.map(({ pupil }) => (
          <ReaderLine key={pupil.pupilId} page={page} pupil={pupil} words={words} />
        ))}
      </ol>
      {page.mayRecord && <AddToList results={results} words={words} />}
    </section>
  );
}

interface ReaderLineProps {
  page: ClassPageData;
  pupil: ClassPagePupil;
  words: ResultWords;
}

function ReaderLine({ page, pupil, words }: ReaderLineProps) {
  return (
    <li className="grid gap-1 border-b border-line pb-2">
      <span className="font-bold">{nameOf(pupil)}</span>
      {pupil.oneToOne.map((task) => (
        <span key={task.taskId} className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <OneToOneButton
            classId={page.classId}
            membershipId={pupil.membershipId}
            taskId={task.taskId}
            label={words.startTask(task)}
            spokenLabel={words.t('class.readNowFor', {
              action: words.startTask(task),
              name: pupil.givenName,
            })}
          />
          <AskedWords task={task} timeZone={page.timeZone} words={words} />
          {page.mayRecord && task.reason === 'teacher' && (
            <RemoveButton pupil={pupil} task={task} words={words} />
          )}
        </span>
      ))}
    </li>
  );
}

function AskedWords({
  task,
  timeZone,
  words,
}: {
  task: AskedTask;
  timeZone: string;
  words: ResultWords;
}) {
  const reason = words.t(`oneToOne.reason.${task.reason}`);
  return (
    <span className="text-ink-soft">
      {task.since
        ? words.t('oneToOne.since', { reason, day: words.day(task.since, timeZone) })
        : reason}
    </span>
  );
}

function RemoveButton({
  pupil,
  task,
  words,
}: {
  pupil: ClassPagePupil;
  task: AskedTask;
  words: ResultWords;
}) {
  const named = { task: words.say(task.title), name: pupil.givenName };
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="remove-one-to-one" />
      <input type="hidden" name="membershipId" value={pupil.membershipId} />
      <input type="hidden" name="taskId" value={task.taskId} />
      <Button look="quiet" size="small" aria-label={words.t('oneToOne.removeFor', named)}>
        {words.t('oneToOne.remove')}
      </Button>
    </Form>
  );
}

function AddToList({ results, words }: Pick<ClassOneToOneProps, 'results' | 'words'>) {
  const { t, say } = words;
  const names = new Intl.Collator('sv');
  const pupils = results.pupils
    .map((pupil) => ({ value: pupil.membershipId, label: nameOf(pupil) }))
    .sort((one, other) => names.compare(one.label, other.label));
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="intent" value="add-one-to-one" />
      <FormField label={t('class.column.pupil')}>
        <Select name="membershipId" options={pupils} />
      </FormField>
      <FormField label={t('pupil.column.task')}>
        <Select
          name="taskId"
          options={results.oneToOneTasks.map(({ taskId, title }) => ({
            value: taskId,
            label: say(title),
          }))}
        />
      </FormField>
      <Button>{t('oneToOne.add')}</Button>
    </Form>
  );
}

function nameOf({ givenName, familyName }: ClassPagePupil): string {
  return `${givenName} ${familyName}`.trim();
}
