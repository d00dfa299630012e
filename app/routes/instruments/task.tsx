/** A task: half a page about it, its forms, and each item as the pupil sees and hears it. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { DocumentData } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { reviewFormSchema } from '~/instruments/item-review';
import { loadTaskPage, recordTaskReview } from '~/instruments/task-view.server';
import { TaskPageView } from '~/instruments/task-view-page';
import { badRequest, readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { PupilFace } from '~/routes/instruments/task-faces';
import { describePolicy } from '~/routes/instruments/task-limits';
import { pageTitle } from '~/routes/page-title';
import { listTaskGroups } from '~/scoring/reference-group-doors.server';
import { TaskGroups } from '~/scoring/task-groups-view';

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) => {
  const root = matches.find(({ id }) => id === 'root')?.data as DocumentData | undefined;
  const title = page?.title[root?.locale ?? 'sv'] ?? '';
  return pageTitle(matches, (t) => t('instruments:task.title', { title }));
};

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const search = new URL(request.url).searchParams;
  const address = { battery: search.get('battery'), part: search.get('form') };
  return inScope(viewer, async (db) => {
    const page = await loadTaskPage(db, params.taskId, address);
    return { ...page, policy: describePolicy(page), groups: await listTaskGroups(db, page.taskId) };
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = reviewFormSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!form.success) throw badRequest();
  const battery = new URL(request.url).searchParams.get('battery');
  const answer = await inScope(viewer, (db) =>
    recordTaskReview(db, params.taskId, battery, form.data),
  );
  return answer.ok ? { count: answer.count } : data({ problem: answer.problem }, { status: 409 });
}

export default function TaskPage() {
  const { policy, groups, ...page } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation('instruments');
  const say = (text: { sv: string; en: string }) => (i18n.language === 'en' ? text.en : text.sv);
  const title = say(page.title);
  const form = page.part === 'practice' ? 'A' : page.part;
  return (
    <AppPage
      title={title}
      lead={say(page.measures)}
      steps={[
        { label: t('battery.title'), to: `/instruments?battery=${page.batteryKey}` },
        { label: title },
      ]}
      actions={
        !page.look.isReading && (
          <a
            className="button"
            data-look="primary"
            href={`/elev#prova=${page.batteryId}.${page.taskId}.${form}.${page.batteryVersion}`}
          >
            {t('task.tryIt')}
          </a>
        )
      }
    >
      <TaskPageView
        page={page}
        policy={policy}
        groups={<TaskGroups groups={groups} />}
        faceOf={PupilFace}
      />
    </AppPage>
  );
}
