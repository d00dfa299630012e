/** The devices of a sitting on the board: those that need the adult in sight, the rest behind a press. */
import { useTranslation } from 'react-i18next';
import type { Board } from './board';
import { type BoardDeviceRow, type DeviceNote, needsAdultAtDevice } from './board-devices';
import { CommandButton } from './board-pupil';

function useNoteWords(): (note: DeviceNote, unsent: number) => string {
  const { t } = useTranslation('administration');
  return (note, unsent) =>
    note === 'unsent' ? t('board.unsent', { count: unsent }) : t(`board.deviceNote.${note}`);
}

function DeviceRow({ row, board }: { row: BoardDeviceRow; board: Board }) {
  const { t } = useTranslation('administration');
  const words = useNoteWords();
  const { deviceId, number, notes, unsent } = row;
  const holder = board.pupils.find(({ membershipId }) => membershipId === row.holderId);
  const isWeighty = needsAdultAtDevice(row);
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 border-line border-b py-2">
      <span>
        <strong>{t('board.device', { number })}</strong>
        {holder && `, ${holder.displayName}`}
        {': '}
        {notes.length === 0 && t('board.deviceNote.fine')}
        {notes.map((note, index) => (
          <span key={note} className={isWeighty && note !== 'ready' ? 'font-bold' : undefined}>
            {index > 0 && '; '}
            {words(note, unsent)}
          </span>
        ))}
        .
      </span>
      {!board.closed && !notes.includes('removed') && (
        <CommandButton values={{ intent: 'remove-device', deviceId }} look="quiet" size="small">
          {t('board.removeDevice')}
          <span className="spoken"> {t('board.device', { number })}</span>
        </CommandButton>
      )}
    </li>
  );
}

export function BoardDeviceList({ board }: { board: Board }) {
  const { t } = useTranslation('administration');
  const weighty = board.devices.filter(needsAdultAtDevice);
  const rest = board.devices.filter((row) => !needsAdultAtDevice(row));
  if (board.devices.length === 0) return null;
  return (
    <section aria-labelledby="board-devices" className="grid gap-2">
      <h2 id="board-devices">{t('board.devices')}</h2>
      {weighty.length === 0 && <p className="text-ink-soft">{t('board.devicesFine')}</p>}
      {weighty.length > 0 && (
        <ul>
          {weighty.map((row) => (
            <DeviceRow key={row.deviceId} row={row} board={board} />
          ))}
        </ul>
      )}
      {rest.length > 0 && (
        <details>
          <summary className="button" data-look="quiet" data-size="small">
            {t('board.devicesRest', { count: rest.length })}
          </summary>
          <ul>
            {rest.map((row) => (
              <DeviceRow key={row.deviceId} row={row} board={board} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
