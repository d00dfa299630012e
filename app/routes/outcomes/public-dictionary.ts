/** What each column of the public figures means, as a file. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { chooseLocale } from '~/access/document.server';
import { writeDictionaryIn } from '~/outcomes/open-data/open-data-file';
import { answerFile } from '~/outcomes/open-data/open-data-response';
import { getPublication } from '~/outcomes/open-data/public-page.server';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await getPublication(params.municipalityCode, context.clientAddress);
  const text = writeDictionaryIn(chooseLocale(request, undefined));
  return answerFile(text, 'lasfyr-open-data-dictionary.csv');
}
