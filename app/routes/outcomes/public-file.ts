/** The public figures as a file. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { writeOpenDataFile } from '~/outcomes/open-data/open-data-file';
import { answerFile } from '~/outcomes/open-data/open-data-response';
import { getPublication } from '~/outcomes/open-data/public-page.server';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const publication = await getPublication(params.municipalityCode, context.clientAddress);
  return answerFile(writeOpenDataFile(publication), 'lasfyr-open-data.csv');
}
