/** Who is in a class, and their animals. For the administrator; no results. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { badRequest, readForm } from '~/platform/http.server';
import { ClassListView } from '~/roster/class-list-view';
import { getClassList } from '~/roster/register-store.server';
import { schoolYearName } from '~/roster/register-words';
import { signChangeSchema } from '~/roster/sign-choice';
import { changeSign } from '~/roster/sign-store.server';
import { schoolingSchema } from '~/roster/swedish-school';
import { setSchooling } from '~/roster/swedish-school.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { LinkButton } from '~/ui/link-button';

export const meta: MetaFunction<typeof loader> = ({ matches, data: list }) =>
  pageTitle(matches, (t) => t('roster:classList.title', { className: list?.className ?? '' }));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => getClassList(db, params.classId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = Object.fromEntries(await readForm(request));
  if (form.intent === 'set-schooling') {
    const read = schoolingSchema.safeParse(form).data ?? null;
    const schooling = await inScope(viewer, (db) => setSchooling(db, params.classId, read));
    return data({ schooling }, { status: schooling.ok ? 200 : 409 });
  }
  const change = signChangeSchema.safeParse(form);
  if (!change.success) throw badRequest();
  const answer = await inScope(viewer, (db) => changeSign(db, params.classId, change.data));
  if (answer.ok) return redirect(`/roster/classes/${params.classId}?done=signChanged`);
  return data({ problem: answer.problem }, { status: 409 });
}

export default function ClassListPage() {
  const { className, schoolName, startYear, classId, ...list } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { t } = useTranslation('roster');
  const schooling = answer && 'schooling' in answer ? answer.schooling : null;
  const done = search.get('done');
  const lead = { schoolName, year: schoolYearName(startYear), count: list.pupils.length };
  return (
    <AppPage
      title={t('classList.title', { className })}
      lead={t('classList.lead', lead)}
      steps={[{ label: t('title'), to: '/roster' }, { label: schoolName }, { label: className }]}
      actions={
        <>
          <LinkButton to={`/roster/classes/${classId}/merge`}>{t('merge.title')}</LinkButton>
          <LinkButton
            to={`/roster/classes/${classId}/new-pupil`}
            look={search.has('change') || search.has('schooling') ? 'secondary' : 'primary'}
          >
            {t('classList.addPupil')}
          </LinkButton>
        </>
      }
    >
      <ClassListView
        {...list}
        className={className}
        changing={search.get('change')}
        schooling={search.get('schooling')}
        saved={schooling?.ok ? schooling : null}
        schoolingProblem={schooling && !schooling.ok ? schooling.problem : null}
        done={done === 'added' || done === 'signChanged' ? done : null}
        problem={answer && 'problem' in answer ? answer.problem : undefined}
      />
    </AppPage>
  );
}
