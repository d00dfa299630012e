/** "Visa för klassen": the code, the way in, and how many are in. No names, no menu. */
import { useTranslation } from 'react-i18next';
import { QrCode } from '~/ui/qr-code';
import { spaceCode } from './board-controls';

export type ProjectorViewProps = {
  code: string;
  codeExpired: boolean;
  closed: boolean;
  admittedCount: number;
  waitingCount: number;
  /** Address that pupils type, for example "https://lasfyr.example/elev". */
  address: string;
};

/** The address as it is said and typed: without scheme. */
function shortAddress(address: string): string {
  return address.replace(/^https?:\/\//, '');
}

function Code({ code, address }: { code: string; address: string }) {
  const { t } = useTranslation('administration');
  return (
    <div className="projector-code">
      <QrCode
        size="projector"
        text={`${address}#kod=${code}`}
        label={t('projector.qrLabel', { address: shortAddress(address) })}
      />
      <div className="grid gap-[3vh] text-start">
        <p className="text-[3vw] leading-tight">
          {t('projector.goTo')}
          <strong className="block break-all">{shortAddress(address)}</strong>
        </p>
        <p className="text-[3vw] leading-tight">
          {t('projector.typeCode')}
          <strong className="block text-[11vw] leading-none tracking-tight whitespace-nowrap tabular-nums">
            {spaceCode(code)}
          </strong>
        </p>
      </div>
    </div>
  );
}

export function ProjectorView(props: ProjectorViewProps) {
  const { t } = useTranslation('administration');
  const { admittedCount, waitingCount, closed, codeExpired } = props;
  return (
    <main className="grid min-h-dvh content-center justify-items-center gap-[4vh] p-[3vw] text-center">
      <h1 className="spoken">{t('projector.title')}</h1>
      {closed && <p className="text-[6vw] leading-tight font-bold">{t('projector.closed')}</p>}
      {!closed && codeExpired && <p className="text-[3vw]">{t('projector.codeExpired')}</p>}
      {!closed && !codeExpired && <Code code={props.code} address={props.address} />}
      {!closed && (
        <p className="text-[2.4vw]" role="status">
          {t('projector.devicesIn', { count: admittedCount })}
          {waitingCount > 0 && ` · ${t('projector.waiting', { count: waitingCount })}`}
        </p>
      )}
    </main>
  );
}
