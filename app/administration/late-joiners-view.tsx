/** Pupils who are new in a class: since when, from which week they take the tasks, and what one can do meanwhile. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Day } from '~/platform/calendar';
import { Button } from '~/ui/button';
import type { NewPupil } from './late-joiners';
import { useLateWords } from './late-words';
import { SignCell } from './round-missing';

interface NewPupilsProps {
  pupils: readonly NewPupil[];
  /** Last day of the window's catch-up weeks. */
  lastDay: Day;
  /** May change the one-to-one list. */
  mayRecord: boolean;
}

export function NewPupils({ pupils, lastDay, mayRecord }: NewPupilsProps) {
  const { t } = useTranslation('administration');
  if (pupils.length === 0) return null;
  return (
    <section aria-labelledby="new-pupils" className="screen-only grid gap-3">
      <h2 id="new-pupils">{t('late.title')}</h2>
      <p className="max-w-[70ch]">{t('late.text')}</p>
      <ul className="grid gap-3">
        {pupils.map((pupil) => (
          <NewPupilLine
            key={pupil.membershipId}
            pupil={pupil}
            lastDay={lastDay}
            mayRecord={mayRecord}
          />
        ))}
      </ul>
    </section>
  );
}

function NewPupilLine({
  pupil,
  lastDay,
  mayRecord,
}: { pupil: NewPupil } & Omit<NewPupilsProps, 'pupils'>) {
  const { t } = useTranslation('administration');
  const say = useLateWords();
  const { membershipId, name, late, isOnList } = pupil;
  return (
    <li className="grid gap-2 border-t border-line pt-3">
      <span className="font-bold">
        <SignCell signId={pupil.signId} name={name} />
      </span>
      <span>
        {say(late, lastDay)}
        {isOnList && ` ${t('late.onList')}`}
      </span>
      <span className="flex flex-wrap gap-2">
        <LateButton
          fields={{ intent: 'include-late', membershipId, on: late.isIncluded ? 'no' : 'yes' }}
          label={late.isIncluded ? t('late.wait') : t('late.include')}
          name={name}
        />
        {mayRecord && (
          <LateButton
            fields={{ intent: 'late-one-to-one', membershipId, on: isOnList ? 'no' : 'yes' }}
            label={isOnList ? t('late.notOneToOne') : t('late.oneToOne')}
            name={name}
          />
        )}
      </span>
    </li>
  );
}

function LateButton(props: { fields: Record<string, string>; label: string; name: string }) {
  return (
    <Form method="post" preventScrollReset>
      {Object.entries(props.fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button size="small">
        {props.label}
        <span className="spoken">: {props.name}</span>
      </Button>
    </Form>
  );
}
