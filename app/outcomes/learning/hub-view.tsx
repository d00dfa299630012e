/** Where the parts of learning are, what each is for, and what waits there. */
import { useTranslation } from 'react-i18next';
import { LinkButton } from '~/ui/link-button';
import type { LearningHub } from './hub-store.server';

export function HubView({ parts }: LearningHub) {
  const { t } = useTranslation('learning');
  const first = parts.find(({ waiting }) => waiting > 0)?.part;
  return (
    <ul className="grid gap-4">
      {parts.map(({ part, waiting }) => (
        <li
          key={part}
          className="flex flex-wrap items-center justify-between gap-4 border-t border-line pt-4"
        >
          <div className="grid max-w-[60ch] gap-1">
            <h2 className="text-lg">{t(`hub.part.${part}.title`)}</h2>
            <p>{t(`hub.part.${part}.text`)}</p>
            {waiting > 0 && (
              <p>
                <strong>
                  {t(`hub.waiting.${part as 'ideas' | 'dialogue' | 'retrospectives'}`, {
                    count: waiting,
                  })}
                </strong>
              </p>
            )}
          </div>
          <LinkButton
            to={part === 'help-answers' ? '/learning/help' : `/learning/${part}`}
            look={part === first ? 'primary' : 'secondary'}
          >
            {t(`hub.part.${part}.open`)}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
