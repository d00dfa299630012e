/** The targets of Agenda 2030 that something is tagged with: a goal, or a benefit. */
import { Checkbox } from '~/ui/checkbox';
import { AGENDA_TARGETS, agendaKey } from './agenda';
import { useBenefitWords } from './benefit-words';

export function AgendaField({ name, chosen }: { name: string; chosen: readonly string[] }) {
  const { t } = useBenefitWords();
  return (
    <fieldset className="choice-group">
      <legend>{t('benefit:form.agenda')}</legend>
      {AGENDA_TARGETS.map((target) => (
        <Checkbox
          key={target}
          name={name}
          value={target}
          defaultChecked={chosen.includes(target)}
          label={`${target} ${t(`benefit:agenda.of.${agendaKey(target)}`)}`}
        />
      ))}
    </fieldset>
  );
}
