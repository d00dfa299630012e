/** The register of benefits as a file: what the table shows, and the effect chains. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { chooseLocale } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { exportBenefits } from '~/outcomes/benefit/benefit-store.server';
import { csvAnswer } from '~/platform/http.server';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const locale = chooseLocale(request, viewer.locale);
  const text = await inScope(viewer, (db) => exportBenefits(db, locale));
  return csvAnswer(text, 'nyttoregister.csv');
}
