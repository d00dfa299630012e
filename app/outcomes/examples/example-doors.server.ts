/** What the page of a method card asks for when a form is sent: who may first, then what it says. */
import type { ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { forbidden } from '~/platform/http.server';
import { changeAdoption } from './adoption-store.server';
import type { CardForm } from './example-form';
import type { CardAnswer } from './example-page';
import { changeExample, loadExample, saveExample } from './example-store.server';

type Db = ScopedDb<StaffViewer>;

/** @throws 404, 403. */
export async function answerCardForm(
  db: Db,
  cardId: string | undefined,
  reading: { ok: true; form: CardForm } | { ok: false },
): Promise<CardAnswer> {
  const { grants } = db.viewer;
  const mayChange = mayAnywhere(grants, 'examples.write') || mayAnywhere(grants, 'support.plan');
  if (!mayChange) throw forbidden();
  if (!reading.ok) {
    await loadExample(db, cardId);
    return { ok: false, problem: 'fields' };
  }
  const { form } = reading;
  switch (form.intent) {
    case 'save-example':
    case 'publish-example': {
      const isToPublish = form.intent === 'publish-example';
      return saveExample(db, cardId, { content: form.content, isToPublish });
    }
    case 'discard-example':
    case 'withdraw-example':
    case 'republish-example':
      return changeExample(db, cardId, form.intent);
    default:
      return changeAdoption(db, cardId, form);
  }
}
