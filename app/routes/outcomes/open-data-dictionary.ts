/** What each column of the open data means, as a file (head of education). */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { chooseLocale } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { answerFile } from '~/outcomes/open-data/open-data-response';
import { exportDictionary } from '~/outcomes/open-data/publication-store.server';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const locale = chooseLocale(request, viewer.locale);
  const text = await inScope(viewer, async (db) => exportDictionary(db, locale));
  return answerFile(text, 'lasfyr-open-data-dictionary.csv');
}
