/** One method card: read, written, published, taken over, reported on. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { refuseCard } from '~/outcomes/examples/card-refusal';
import { answerCardForm } from '~/outcomes/examples/example-doors.server';
import { readCardForm } from '~/outcomes/examples/example-form';
import { loadExample } from '~/outcomes/examples/example-store.server';
import { ExampleView } from '~/outcomes/examples/example-view';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('examples:card.pageTitle'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => loadExample(db, params.exampleId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const reading = readCardForm(await readForm(request));
  const answer = await inScope(viewer, (db) => answerCardForm(db, params.exampleId, reading));
  if (answer.ok) return redirect(answer.cardId ? `/examples/${answer.cardId}` : '/examples');
  const status = answer.problem === 'personal-data' ? 422 : 400;
  return data(refuseCard(reading, answer), { status });
}

export default function Example() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('examples');
  const title = (page.published?.content ?? page.draft)?.title ?? '';
  const from = page.schoolName ?? t('elsewhere');
  return (
    <AppPage
      title={title}
      lead={t(page.published ? 'card.lead' : 'card.leadDraft', { school: from })}
      steps={[{ label: t('list.title'), to: '/examples' }, { label: title }]}
    >
      <ExampleView key={`${page.published?.version}-${page.state}`} page={page} refused={refused} />
    </AppPage>
  );
}
