/** Schools, classes and windows of the year, for the administrator. */
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '~/ui/data-table';
import type { DataColumn } from '~/ui/data-table-types';
import { EmptyState } from '~/ui/empty-state';
import { schoolYearName, useDays, useTableWords } from './register-words';
import { type ScreeningWindowDays, WindowList } from './window-list';

type School = {
  id: string;
  name: string;
  classes: { id: string; name: string; pupilCount: number }[];
};
type ClassRow = { id: string; name: string; school: string; pupilCount: number };

export function RegisterView(props: {
  startYear: number | null;
  schools: School[];
  windows: ScreeningWindowDays[];
}) {
  const { t } = useTranslation('roster');
  const { schools, startYear } = props;
  const rows = schools.flatMap(({ name: school, classes }) =>
    classes.map((schoolClass) => ({ ...schoolClass, school })),
  );
  if (schools.length === 0) {
    return <EmptyState title={t('noSchools.title')}>{t('noSchools.text')}</EmptyState>;
  }
  if (startYear === null || rows.length === 0) {
    return <EmptyState title={t('noClasses.title')}>{t('noClasses.text')}</EmptyState>;
  }
  const without = schools.filter(({ classes }) => classes.length === 0).map(({ name }) => name);
  return (
    <div className="grid gap-8">
      <Classes rows={rows} year={schoolYearName(startYear)} />
      {without.length > 0 && <p>{t('classes.schoolsWithout', { schools: without.join(', ') })}</p>}
      <WindowList windows={props.windows} year={schoolYearName(startYear)} />
    </div>
  );
}

function Classes({ rows, year }: { rows: ClassRow[]; year: string }) {
  const { t } = useTranslation('roster');
  const words = useTableWords();
  const { locale } = useDays();
  const columns: DataColumn<ClassRow>[] = [
    {
      id: 'class',
      header: t('classes.className'),
      value: ({ name }) => name,
      cell: ({ id, name }) => <Link to={`/roster/classes/${id}`}>{name}</Link>,
    },
    { id: 'school', header: t('classes.school'), value: ({ school }) => school },
    {
      id: 'pupils',
      header: t('classes.pupils'),
      value: ({ pupilCount }) => pupilCount,
      align: 'end',
    },
  ];
  return (
    <DataTable
      caption={t('classes.caption', { year })}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      words={words}
      locale={locale}
      storageKey="roster-classes"
    />
  );
}
