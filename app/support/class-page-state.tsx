/** What stands under a pupil's level: what an adult said of the pupil in the round, or that the pupil is new. */
import { useTranslation } from 'react-i18next';
import type { ExemptReason } from '~/administration/accommodations';
import { useLateWords } from '~/administration/late-words';
import type { ClassPageData, ClassPagePupil } from '~/support/class-page';

/** "undantagen: rektor har beslutat, Anna Ek", "frånvarande", "Ny i klassen sedan …"; empty when nothing. */
export function PupilStateNote({
  pupil,
  page,
}: {
  pupil: ClassPagePupil;
  page: Pick<ClassPageData, 'window'>;
}) {
  const { t } = useTranslation(['results', 'administration']);
  const sayLate = useLateWords();
  const { state, stateReason, stateBy, late } = pupil;
  if (state === 'exempt') {
    const reason =
      stateReason && t(`administration:adaptations.reasons.${stateReason as ExemptReason}`);
    return [t('results:state.exempt'), reason, stateBy].filter(Boolean).join(', ');
  }
  if (state === 'declined' && stateBy === null) return t('results:stateByPupil.declined');
  if (state) return t(`results:state.${state}`);
  return late && page.window ? sayLate(late, page.window.catchUpEndDay) : null;
}
