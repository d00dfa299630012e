/** The states that are nobody's fault: connecting, gone, no storage, not saved, offline. */

import { useEffect } from 'react';
import { GuideScreen } from './guide-screen';
import { Lysa } from './lysa';
import { readAddress } from './read-address';
import { useLink, useLinked, usePresence, useTools } from './runner-tools';
import type { Texts } from './texts';

/** A plain message for an adult; usable before the tools exist. */
export function PlainFace(props: {
  face: string;
  title: string;
  message: string;
  action?: { label: string; onPress: () => void } | undefined;
}) {
  return (
    <main className="screen" data-testid={`screen-${props.face}`}>
      <h1 className="hidden-heading">{props.title}</h1>
      <Lysa mood="asleep" />
      <p className="message" role="status">
        {props.message}
      </p>
      {props.action ? (
        <button
          type="button"
          className="adult-button adult-primary"
          data-testid={`${props.face}-action`}
          onClick={props.action.onPress}
        >
          {props.action.label}
        </button>
      ) : null}
    </main>
  );
}

export function ConnectingFace() {
  const { texts } = useTools();
  const { online } = useLink();
  const message = online ? texts.connecting : texts.offline;
  return (
    <PlainFace face={online ? 'connecting' : 'offline'} title={texts.appName} message={message} />
  );
}

/**
 * Removed or expired: whatever is unsent is still being sent. Who came here by a new link has its code in
 * the address, and is paired with it when all is sent.
 */
export function GoneFace({ reason }: { reason: 'removed' | 'expired' }) {
  const { texts, link } = useTools();
  const { unsent } = useLink();
  const mayPairAnew = unsent === 0 && readAddress(location.hash).code !== null;
  useEffect(() => {
    if (mayPairAnew) void link.forget();
  }, [mayPairAnew, link]);
  return (
    <GuideScreen
      face={reason}
      title={texts.appName}
      line="removed"
      note={unsent > 0 ? texts.stillSending : texts[reason]}
    >
      <button
        type="button"
        className="adult-button adult-primary"
        data-testid="new-code"
        onClick={() => void link.forget()}
      >
        {texts.newCode}
      </button>
    </GuideScreen>
  );
}

/** Neither the device nor the server would have the answer. Nothing is shown until one has. */
export function NotSavedFace({ onRetry }: { onRetry: () => void }) {
  const { texts } = useTools();
  const { kind } = useLink();
  const action = { label: texts.tryAgain, onPress: onRetry };
  if (kind === 'pupil') return <PupilNotSaved action={action} />;
  return (
    <PlainFace face="not-saved" title={texts.appName} message={texts.notSaved} action={action} />
  );
}

function PupilNotSaved({ action }: { action: { label: string; onPress: () => void } }) {
  const { texts } = useTools();
  usePresence('cannot-save');
  return (
    <GuideScreen face="not-saved" title={texts.appName} line="help-coming" note={texts.notSaved}>
      <button
        type="button"
        className="adult-button adult-primary"
        data-testid="not-saved-action"
        onClick={action.onPress}
      >
        {action.label}
      </button>
    </GuideScreen>
  );
}

/** The pupil has gone on at another device; what was made here is kept too. */
export function LostPupilFace() {
  const { texts, link } = useTools();
  usePresence('waiting');
  return (
    <GuideScreen face="lost-pupil" title={texts.appName} line="help-coming" note={texts.lostPupil}>
      <button
        type="button"
        className="adult-button adult-primary"
        data-testid="lost-pupil-action"
        onClick={() => link.acceptLoss()}
      >
        {texts.goOn}
      </button>
    </GuideScreen>
  );
}

/** A small calm line at the edge while there is no contact; nothing else changes. */
export function ContactNote() {
  const { texts } = useTools();
  const online = useLinked('online');
  const heartbeat = useLinked('heartbeat');
  return (
    <div className="contact-note" aria-live="polite">
      {online ? null : <span data-testid="offline-note">{texts.offlineSmall}</span>}
      {heartbeat?.round?.synthetic ? (
        <span data-testid="synthetic-note">{texts.synthetic}</span>
      ) : null}
    </div>
  );
}

export function NoStorageFace({ texts }: { texts: Texts }) {
  return <PlainFace face="no-storage" title={texts.appName} message={texts.noStorage} />;
}

export function InsecureFace({ texts }: { texts: Texts }) {
  return <PlainFace face="insecure" title={texts.appName} message={texts.insecure} />;
}
