/** What steers a sitting: the code, devices that wait, pause, the end. */
import { useFetcher, useSubmit } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { ConfirmDialog } from '~/ui/confirm-dialog';
import { type Board, countUnsent, listMissing, listNewPupils } from './board';
import { CommandButton } from './board-pupil';
import { useNoiseWords } from './noise-words';

/** "482 913": easier to read and say. */
export function spaceCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

export function ShowClassLink({ board, isPrimary }: { board: Board; isPrimary: boolean }) {
  const { t } = useTranslation('administration');
  return (
    <a
      className="button"
      data-look={isPrimary ? 'primary' : 'secondary'}
      href={`/sittings/${board.sittingId}/projector`}
      target="_blank"
      rel="noreferrer"
    >
      {t('board.showClass')}
      <span className="spoken"> ({t('board.opensNewTab')})</span>
    </a>
  );
}

function CodeLine({ board }: { board: Board }) {
  const { t } = useTranslation('administration');
  return (
    <div className="flex flex-wrap items-center gap-3">
      <span>
        {t('board.code')} <strong className="text-xl tabular-nums">{spaceCode(board.code)}</strong>
      </span>
      {board.codeExpired && <span>{t('board.codeExpired')}</span>}
      {board.codeExpired && (
        <CommandButton values={{ intent: 'renew-code' }} size="small">
          {t('board.renewCode')}
        </CommandButton>
      )}
      <span>{t('board.devicesIn', { count: board.admittedCount })}</span>
      {board.choosing.length > 0 && (
        <span>{t('board.choosing', { count: board.choosing.length })}</span>
      )}
    </div>
  );
}

/** Devices that have typed the code and wait for the adult. */
export function WaitingDevices({ board }: { board: Board }) {
  const { t } = useTranslation('administration');
  if (board.waiting.length === 0) return null;
  return (
    <section
      aria-labelledby="waiting-devices"
      className="grid gap-3 rounded-surface border-2 border-beacon bg-beacon-soft p-4"
    >
      <div className="flex flex-wrap items-center gap-4">
        <h2 id="waiting-devices">{t('board.waitingTitle', { count: board.waiting.length })}</h2>
        <CommandButton values={{ intent: 'admit-all' }} look="primary">
          {t('board.admitAll')}
        </CommandButton>
      </div>
      <ul className="flex flex-wrap gap-2">
        {board.waiting.map(({ deviceId, number }) => (
          <li key={deviceId} className="flex items-center gap-2">
            <span>{t('board.device', { number })}</span>
            <CommandButton values={{ intent: 'admit', deviceId }} size="small">
              {t('board.admit')}
              <span className="spoken"> {t('board.device', { number })}</span>
            </CommandButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A tick, set and unset with one press; who said it and when stands beside it. */
function NoiseTick({ board }: { board: Board }) {
  const { t } = useTranslation('administration');
  const sayNoise = useNoiseWords(board.timeZone);
  const { Form } = useFetcher();
  const { noise } = board;
  return (
    <Form method="post" className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="intent" value="noise" />
      <input type="hidden" name="noisy" value={noise ? 'no' : 'yes'} />
      <Button role="checkbox" aria-checked={noise !== null} look="secondary">
        <span aria-hidden="true">{noise ? '☑' : '☐'}</span> {t('noise.tick')}
      </Button>
      {noise && <span className="text-ink-soft">{sayNoise(noise)}</span>}
    </Form>
  );
}

export function BoardControls({ board }: { board: Board }) {
  const { t } = useTranslation('administration');
  const { paused, lessonOver } = board;
  return (
    <section aria-label={t('board.controls')} className="grid gap-3">
      <CodeLine board={board} />
      <div className="flex flex-wrap gap-2">
        <CommandButton values={{ intent: 'pause', paused: paused ? 'no' : 'yes' }}>
          {paused ? t('board.resumeAll') : t('board.pauseAll')}
        </CommandButton>
        <CommandButton values={{ intent: 'lesson-over', over: lessonOver ? 'no' : 'yes' }}>
          {lessonOver ? t('board.lessonGoesOn') : t('board.lessonOver')}
        </CommandButton>
        <NoiseTick board={board} />
      </div>
    </section>
  );
}

function WhatIsMissing({ board }: { board: Board }) {
  const { t } = useTranslation('administration');
  const missing = listMissing(board);
  const unsent = countUnsent(board);
  const waiting = listNewPupils(board);
  return (
    <>
      {missing.length === 0 && <p>{t('board.endAllDone')}</p>}
      {missing.length > 0 && (
        <p>
          {t('board.endMissing', { count: missing.length })}{' '}
          {missing.map(({ displayName }) => displayName).join(', ')}.
        </p>
      )}
      {waiting.length > 0 && (
        <p>
          {t('late.endWaiting', { count: waiting.length })}{' '}
          {waiting.map(({ displayName }) => displayName).join(', ')}.
        </p>
      )}
      {unsent > 0 && <p>{t('board.endUnsent', { count: unsent })}</p>}
    </>
  );
}

/** Ends the sitting after a question that says what is missing. Without scripts it ends at once. */
export function EndRound({ board }: { board: Board }) {
  const { t } = useTranslation('administration');
  const [isAsking, setAsking] = useState(false);
  const submit = useSubmit();
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        setAsking(true);
      }}
    >
      <input type="hidden" name="intent" value="close" />
      <Button>{t('board.end')}</Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('board.endTitle')}
        confirmLabel={t('board.end')}
        cancelLabel={t('board.cancel')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          submit({ intent: 'close' }, { method: 'post' });
        }}
      >
        <WhatIsMissing board={board} />
      </ConfirmDialog>
    </form>
  );
}
