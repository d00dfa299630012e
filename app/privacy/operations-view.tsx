/** Mode of operation, and the demands of pilot and skarp that are not met. */
import { useTranslation } from 'react-i18next';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import type { ModeDemand, OperatingMode } from './operating-mode';

type OperationsProps = {
  mode: OperatingMode;
  pilot: ModeDemand[];
  skarp: ModeDemand[];
  items: { awaiting: number; total: number };
  voiceIsSynthetic: boolean;
  /** Events from devices that wait for somebody to look. */
  setAside: number;
};

export function OperationsView(props: OperationsProps) {
  const { t } = useTranslation('operations');
  return (
    <div className="grid gap-8">
      <Notice kind="info" title={t(`mode.${props.mode}.title`)}>
        <p>{t(`mode.${props.mode}.text`)}</p>
      </Notice>
      <SetAsideNote count={props.setAside} />
      <Missing mode="pilot" demands={props.pilot} items={props.items} />
      <Missing mode="skarp" demands={props.skarp} items={props.items} />
    </div>
  );
}

function SetAsideNote({ count }: { count: number }) {
  const { t } = useTranslation('operations');
  return (
    <section aria-labelledby="set-aside" className="grid justify-items-start gap-2">
      <h2 id="set-aside">{t('setAside.linkTitle')}</h2>
      <p>{count > 0 ? t('setAside.linkCount', { count }) : t('setAside.linkNone')}</p>
      <LinkButton to="/operations/set-aside">{t('setAside.link')}</LinkButton>
    </section>
  );
}

function Missing(props: {
  mode: 'pilot' | 'skarp';
  demands: ModeDemand[];
  items: OperationsProps['items'];
}) {
  const { t } = useTranslation('operations');
  return (
    <section aria-labelledby={props.mode} className="grid gap-2">
      <h2 id={props.mode}>{t(`missing.${props.mode}`)}</h2>
      {props.demands.length === 0 ? (
        <p>{t('missing.none')}</p>
      ) : (
        <ul className="list-disc ps-6">
          {props.demands.map((demand) => (
            <li key={demand}>{t(`demand.${demand}`, props.items)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
