/** For the administrator: the mode of operation, and what the next ones still need. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { getControlSwitch, setControlSwitch } from '~/administration/control-switch.server';
import { MunicipalitySwitch } from '~/administration/municipality-switch';
import { countSetAside } from '~/administration/set-aside-store.server';
import {
  getTrainingRequirement,
  setTrainingRequired,
} from '~/administration/training/training-requirement.server';
import { badRequest, readForm } from '~/platform/http.server';
import { loadOperations } from '~/privacy/operating-mode.server';
import { OperationsView } from '~/privacy/operations-view';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { LinkButton } from '~/ui/link-button';

const on = z.enum(['yes', 'no']).transform((word) => word === 'yes');
const formSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('set-training-required'), on }),
  z.object({ intent: z.literal('set-control-pupil'), on }),
]);

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('operations:title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, async (db) => ({
    operations: await loadOperations(db),
    training: await getTrainingRequirement(db),
    control: await getControlSwitch(db),
    setAside: await countSetAside(db),
  }));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = formSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!form.success) throw badRequest();
  const set = form.data.intent === 'set-control-pupil' ? setControlSwitch : setTrainingRequired;
  await inScope(viewer, (db) => set(db, form.data.on));
  return redirect('/operations');
}

export default function OperationsPage() {
  const { operations, training, control, setAside } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['operations', 'administration', 'paper', 'rescoring']);
  const wordsOf = (key: 'training.requirement' | 'controlPupil', isOn: boolean) => ({
    title: t(`administration:${key}.title`),
    text: t(`administration:${key}.text`),
    state: t(`administration:${key}.${isOn ? 'on' : 'off'}`),
    button: t(`administration:${key}.${isOn ? 'release' : 'require'}`),
  });
  return (
    <AppPage title={t('title')} lead={t('lead')} width="reading">
      <OperationsView {...operations} setAside={setAside} />
      <section aria-labelledby="rescorings" className="grid justify-items-start gap-2">
        <h2 id="rescorings">{t('rescoring:list.title')}</h2>
        <p>{t('rescoring:list.lead')}</p>
        <LinkButton to="/rescorings">{t('rescoring:list.made')}</LinkButton>
      </section>
      <section aria-labelledby="letters" className="grid justify-items-start gap-2">
        <h2 id="letters">{t('paper:template.title')}</h2>
        <p>{t('paper:template.lead')}</p>
        <LinkButton to="/letter-template">{t('paper:template.title')}</LinkButton>
      </section>
      <MunicipalitySwitch
        id="training-requirement"
        intent="set-training-required"
        isOn={training.isRequired}
        words={wordsOf('training.requirement', training.isRequired)}
      />
      <MunicipalitySwitch
        id="control-pupil"
        intent="set-control-pupil"
        isOn={control.isOn}
        words={wordsOf('controlPupil', control.isOn)}
      />
    </AppPage>
  );
}
