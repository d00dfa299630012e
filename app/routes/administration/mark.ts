/** POST: this browser becomes the marking device of a reading with one pupil. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect, redirectDocument } from '@remix-run/node';
import * as z from 'zod';
import { chooseLocale } from '~/access/document.server';
import { inScope, requireClass, requireId } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { startMarking } from '~/administration/marking.server';
import { badRequest, readForm } from '~/platform/http.server';

const formSchema = z.object({ taskId: z.string().min(1).max(64).nullable() });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const classId = requireId(params.classId);
  const membershipId = requireId(params.membershipId);
  const form = formSchema.safeParse({ taskId: (await readForm(request)).get('taskId') });
  if (!form.success) throw badRequest();
  const marking = await inScope(viewer, (db) =>
    startMarking(db, classId, membershipId, form.data.taskId),
  );
  if (!marking.ok) {
    if (marking.problem === 'not-practised') return redirect(`/training?needed=${marking.taskId}`);
    const isLeftOut = marking.problem === 'left-out';
    return redirect(`/classes/${classId}/round${isLeftOut ? '?refused=left-out' : ''}`);
  }
  const fragment = new URLSearchParams({
    kod: marking.code,
    elev: marking.membershipId,
    uppgift: marking.taskId,
    lang: chooseLocale(request, viewer.locale),
  });
  return redirectDocument(`/elev#${fragment}`);
}

/** A reload of the address leads back to the round, where the reading can be started again. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { id } = await inScope(viewer, (db) => requireClass(db, 'class.run-round', params.classId));
  return redirect(`/classes/${id}/round`);
}
