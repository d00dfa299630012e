/** "Vilket djur är du?": the class's signs, then the question that is asked aloud. */
import { useEffect, useState } from 'react';
import type { HeartbeatResponse } from '~/administration/device-protocol';
import type { AttemptRecord } from '~/administration/device-storage.client';
import { isSignTaken } from '~/administration/sign-claim';
import { nameLineClip, nameSignClip, SPOKEN_LINES } from '~/administration/spoken-lines';
import type { Battery } from '~/instruments/battery';
import type { Round } from './open-attempt.client';
import { listPupilsLeft } from './pupil-tasks';
import { RoundTarget, walkTargets } from './round-target';
import { useLink, usePresence, useTools } from './runner-tools';
import { askIsThisYou, nameSign } from './sign-words';
import { OfflineReady, useBetweenPupils } from './use-offline';
import { SpeakingLysa, useSpeech } from './use-speech';

type Pupil = HeartbeatResponse['pupils'][number];

export function SignPicture({ signId }: { signId: string }) {
  return <img className="sign-picture" src={`/signs/${signId}.svg`} alt="" draggable={false} />;
}

function ConfirmSign(props: { pupil: Pupil; onYes: () => void; onNo: () => void; busy: boolean }) {
  const { texts } = useTools();
  const speech = useSpeech(nameSignClip(props.pupil.signId));
  return (
    <main className="screen" data-testid="screen-confirm-sign">
      <h1 className="hidden-heading">{texts.isThisYou}</h1>
      <SpeakingLysa speech={speech} />
      <p className="nearby">{askIsThisYou(props.pupil.signId)}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only moves focus among the targets */}
      <div className="ways" onKeyDown={walkTargets}>
        <RoundTarget
          label={`${texts.yes}: ${nameSign(props.pupil.signId)}`}
          onPress={props.onYes}
          resting={props.busy}
          testId="sign-yes"
          look="sign"
          autoFocus
        >
          <SignPicture signId={props.pupil.signId} />
        </RoundTarget>
        <RoundTarget label={texts.no} onPress={props.onNo} testId="sign-no" look="small">
          <span className="other-signs" aria-hidden="true">
            ?
          </span>
        </RoundTarget>
      </div>
    </main>
  );
}

type Refusal = 'taken' | 'offline' | null;

/** Without contact an old word of a taken sign no longer counts. */
function useTaken(): (pupil: Pupil) => boolean {
  const { nowMs } = useTools();
  const { online, heardAtMs } = useLink();
  const silentMs = online ? 0 : nowMs() - (heardAtMs ?? 0);
  return (pupil) => isSignTaken(pupil, silentMs);
}

function SignGrid(props: { pupils: Pupil[]; refusal: Refusal; onChoose: (pupil: Pupil) => void }) {
  const { texts } = useTools();
  const isTaken = useTaken();
  const line = props.refusal === 'taken' ? 'sign-taken' : 'choose-sign';
  const speech = useSpeech(nameLineClip(line));
  return (
    <main className="screen screen-signs" data-testid="screen-choose-sign">
      <h1 className="hidden-heading">{texts.chooseSign}</h1>
      <div className="sign-head">
        <SpeakingLysa speech={speech} />
        <p className="nearby" role="status">
          {props.refusal === 'offline' ? texts.noContact : SPOKEN_LINES[line]}
        </p>
        <OfflineReady />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only moves focus among the targets */}
      <div className="sign-grid" onKeyDown={walkTargets}>
        {props.pupils.map((pupil) => (
          <RoundTarget
            key={pupil.membershipId}
            label={nameSign(pupil.signId) + (isTaken(pupil) ? ` (${texts.taken})` : '')}
            onPress={() => props.onChoose(pupil)}
            resting={isTaken(pupil)}
            testId={`sign-${pupil.signId}`}
            look="sign"
          >
            <SignPicture signId={pupil.signId} />
          </RoundTarget>
        ))}
      </div>
    </main>
  );
}

type Props = { heartbeat: HeartbeatResponse; round: Round; battery: Battery };

/** Those who have something left, also by what was done here and the server has not heard. */
function usePupilsLeft({ heartbeat, round, battery }: Props): Pupil[] {
  const { storage } = useTools();
  const [here, setHere] = useState<AttemptRecord[]>([]);
  useEffect(() => {
    void storage.getAll('attempts').then(setHere);
  }, [storage]);
  const ofRound = here.filter(({ roundId }) => roundId === round.roundId);
  return listPupilsLeft(heartbeat, battery, ofRound);
}

export function ChooseSign(props: Props) {
  const { link } = useTools();
  const pupils = usePupilsLeft(props);
  const [chosen, setChosen] = useState<Pupil | null>(null);
  const [refusal, setRefusal] = useState<Refusal>(null);
  const [busy, setBusy] = useState(false);
  usePresence('choosing-sign');
  useBetweenPupils();

  async function take(pupil: Pupil): Promise<void> {
    setBusy(true);
    const problem = await link.takeSign(pupil.membershipId);
    setBusy(false);
    const isOffline = problem === 'offline';
    setRefusal(problem === null ? null : isOffline ? 'offline' : 'taken');
    if (problem !== null) setChosen(null);
  }

  if (!chosen) {
    return (
      <SignGrid
        pupils={pupils}
        refusal={refusal}
        onChoose={(pupil) => {
          setRefusal(null);
          setChosen(pupil);
        }}
      />
    );
  }
  return (
    <ConfirmSign
      pupil={chosen}
      busy={busy}
      onYes={() => void take(chosen)}
      onNo={() => setChosen(null)}
    />
  );
}
