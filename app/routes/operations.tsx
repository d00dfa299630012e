/** For the administrator: the mode of operation, and what the next ones still need. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { TrainingRequirementView } from '~/administration/training/requirement-view';
import {
  getTrainingRequirement,
  setTrainingRequired,
} from '~/administration/training/training-requirement.server';
import { badRequest, readForm } from '~/platform/http.server';
import { loadOperations } from '~/privacy/operating-mode.server';
import { OperationsView } from '~/privacy/operations-view';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

const formSchema = z.object({
  intent: z.literal('set-training-required'),
  required: z.enum(['yes', 'no']),
});

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('operations:title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, async (db) => ({
    operations: await loadOperations(db),
    training: await getTrainingRequirement(db),
  }));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = formSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!form.success) throw badRequest();
  await inScope(viewer, (db) => setTrainingRequired(db, form.data.required === 'yes'));
  return redirect('/operations');
}

export default function OperationsPage() {
  const { operations, training } = useLoaderData<typeof loader>();
  const { t } = useTranslation('operations');
  return (
    <AppPage title={t('title')} lead={t('lead')} width="reading">
      <OperationsView {...operations} />
      <TrainingRequirementView {...training} />
    </AppPage>
  );
}
