/** Says over a form that nothing was saved, and what is wrong with it as a whole. */
import { Notice } from '~/ui/notice';
import type { FieldProblem } from './benefit-form';
import { useBenefitWords } from './benefit-words';

export function FormProblem({ problems }: { problems: readonly FieldProblem[] }) {
  const { t, fieldOf } = useBenefitWords();
  return (
    <Notice kind="error" isLive title={t('benefit:notSaved')}>
      {fieldOf(problems, '').errors.map((error) => (
        <p key={error}>{error}</p>
      ))}
    </Notice>
  );
}
