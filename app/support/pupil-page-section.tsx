import type { ResultWords } from '~/scoring/use-result-words';
import type { PupilPageData } from '~/support/pupil-page';

/** What every part of the pupil page is given. */
export interface PupilSectionProps {
  page: PupilPageData;
  words: ResultWords;
}
