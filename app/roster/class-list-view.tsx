/** Who is in a class today, and their animals. */
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { DataTable } from '~/ui/data-table';
import type { DataColumn } from '~/ui/data-table-types';
import { EmptyState } from '~/ui/empty-state';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { RadioGroup } from '~/ui/radio-group';
import { SignPicture, useDays, useTableWords } from './register-words';
import { SchoolingForm, type SchoolingPupil, SchoolingSaved } from './schooling-form';
import type { SchoolingProblem } from './swedish-school.server';
import { useSchoolStartWords } from './swedish-school-words';

type ListedPupil = {
  membershipId: string;
  signId: string;
  givenName: string;
  familyName: string;
  birthDate: string | null;
  protectedIdentity: boolean;
  swedishSubject: string;
  swedishSchoolStart: string | null;
};
type Former = Pick<SchoolingPupil, 'swedishSubject' | 'swedishSchoolStart'>;
type ClassListViewProps = {
  className: string;
  pupils: ListedPupil[];
  freeSigns: string[];
  /** The membership whose animal is being changed, if it is in the class. */
  changing: string | null;
  /** The membership whose schooling is being changed, if it is in the class. */
  schooling: string | null;
  schoolStarts: readonly string[];
  /** What stood before a schooling that was saved just now. */
  saved: { membershipId: string; former: Former } | null;
  schoolingProblem: SchoolingProblem | null;
  done: 'added' | 'signChanged' | null;
  problem: 'sign-taken' | 'no-such-sign' | undefined;
};

export function ClassListView(props: ClassListViewProps) {
  const { t } = useTranslation('roster');
  const { pupils, changing, done, freeSigns, problem } = props;
  const changed = pupils.find(({ membershipId }) => membershipId === changing);
  return (
    <div className="grid gap-6">
      {done && <Notice kind="success" isLive title={t(`classList.${done}`)} />}
      {changed && <ChangeSign pupil={changed} freeSigns={freeSigns} problem={problem} />}
      <Schooling {...props} />
      {pupils.length === 0 ? (
        <EmptyState title={t('classList.emptyTitle')}>{t('classList.emptyText')}</EmptyState>
      ) : (
        <Pupils pupils={pupils} className={props.className} />
      )}
    </div>
  );
}

function nameOf({ givenName, familyName }: ListedPupil): string {
  return `${givenName} ${familyName}`.trim();
}

function Schooling(props: ClassListViewProps) {
  const { pupils, saved, schooling, schoolStarts, schoolingProblem } = props;
  const find = (id: string | undefined | null) =>
    pupils.find(({ membershipId, protectedIdentity }) => membershipId === id && !protectedIdentity);
  const done = find(saved?.membershipId);
  const open = saved ? undefined : find(schooling);
  return (
    <>
      {done && saved && (
        <SchoolingSaved
          name={nameOf(done)}
          former={{ ...saved.former, membershipId: done.membershipId, name: nameOf(done) }}
        />
      )}
      {open && (
        <SchoolingForm
          pupil={{ ...open, name: nameOf(open) }}
          starts={schoolStarts}
          problem={schoolingProblem}
        />
      )}
    </>
  );
}

function Pupils({ pupils, className }: { pupils: ListedPupil[]; className: string }) {
  const { t } = useTranslation(['roster', 'desk']);
  const start = useSchoolStartWords();
  const words = useTableWords();
  const { locale } = useDays();
  const columns: DataColumn<ListedPupil>[] = [
    {
      id: 'givenName',
      header: t('classList.givenName'),
      value: ({ givenName }) => givenName,
      cell: (pupil) => (
        <>
          {pupil.givenName}
          {pupil.protectedIdentity && (
            <span className="block font-normal text-ink-soft">{t('classList.alias')}</span>
          )}
        </>
      ),
    },
    {
      id: 'familyName',
      header: t('classList.familyName'),
      value: ({ familyName }) => familyName || null,
    },
    {
      id: 'birthDate',
      header: t('classList.birthDate'),
      value: ({ birthDate }) => birthDate,
    },
    {
      id: 'sign',
      header: t('classList.sign'),
      value: ({ signId }) => signId,
      canSort: false,
      isSearched: false,
      cell: ({ signId }) => <SignPicture signId={signId} />,
    },
    {
      id: 'schooling',
      header: t('desk:schooling.editHeader'),
      // Read, never sorted or searched by.
      value: () => null,
      canSort: false,
      isSearched: false,
      cell: (pupil) =>
        !pupil.protectedIdentity && (
          <span className="grid">
            <span>
              {t(`desk:studied.short.${pupil.swedishSubject === 'sva' ? 'sva' : 'sv'}`)},{' '}
              {start(pupil.swedishSchoolStart)}
            </span>
            <Link
              to={`?schooling=${pupil.membershipId}`}
              aria-label={t('desk:schooling.editFor', { name: nameOf(pupil) })}
            >
              {t('desk:schooling.edit')}
            </Link>
          </span>
        ),
    },
    {
      id: 'change',
      header: t('classList.changeSign'),
      value: () => null,
      canSort: false,
      cell: (pupil) => (
        <Link
          to={`?change=${pupil.membershipId}`}
          aria-label={t('classList.changeSignFor', { name: nameOf(pupil) })}
        >
          {t('classList.changeSign')}
        </Link>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('classList.caption', { className })}
      columns={columns}
      rows={pupils}
      rowId={({ membershipId }) => membershipId}
      initialSort={{ id: 'givenName', descending: false }}
      words={words}
      locale={locale}
    />
  );
}

function ChangeSign(props: {
  pupil: ListedPupil;
  freeSigns: string[];
  problem: ClassListViewProps['problem'];
}) {
  const { t } = useTranslation('roster');
  const { pupil, freeSigns, problem } = props;
  const options = [pupil.signId, ...freeSigns].map((signId) => ({
    value: signId,
    label: <SignPicture signId={signId} sizePx={40} />,
  }));
  return (
    <section aria-labelledby="change-sign" className="grid gap-3">
      <h2 id="change-sign">{t('sign.title', { name: nameOf(pupil) })}</h2>
      <p>{t('sign.text')}</p>
      <Form method="post" className="grid gap-4" key={pupil.membershipId}>
        <input type="hidden" name="membershipId" value={pupil.membershipId} />
        <div className="[&>.choice-group]:max-w-3xl [&>.choice-group]:sm:grid-cols-3">
          <RadioGroup
            name="signId"
            label={t('sign.choose')}
            options={options}
            defaultValue={pupil.signId}
            field={{ errors: problem && [t(`sign.problem.${problem}`)] }}
          />
        </div>
        <div className="flex flex-wrap gap-3">
          <Button look="primary">{t('sign.save')}</Button>
          <LinkButton to="?">{t('sign.cancel')}</LinkButton>
        </div>
      </Form>
    </section>
  );
}
