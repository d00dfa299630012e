/** "Vilket djur är du?": the class's signs, then the question that is asked aloud. */
import { useState } from 'react';
import type { HeartbeatResponse } from '~/administration/device-protocol';
import { nameLineClip, nameSignClip, SPOKEN_LINES } from '~/administration/spoken-lines';
import { RoundTarget, walkTargets } from './round-target';
import { usePresence, useTools } from './runner-tools';
import { askIsThisYou, nameSign } from './sign-words';
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

function SignGrid(props: { pupils: Pupil[]; refused: boolean; onChoose: (pupil: Pupil) => void }) {
  const { texts } = useTools();
  const line = props.refused ? 'sign-taken' : 'choose-sign';
  const speech = useSpeech(nameLineClip(line));
  return (
    <main className="screen screen-signs" data-testid="screen-choose-sign">
      <h1 className="hidden-heading">{texts.chooseSign}</h1>
      <div className="sign-head">
        <SpeakingLysa speech={speech} />
        <p className="nearby" role="status">
          {SPOKEN_LINES[line]}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only moves focus among the targets */}
      <div className="sign-grid" onKeyDown={walkTargets}>
        {props.pupils.map((pupil) => (
          <RoundTarget
            key={pupil.membershipId}
            label={nameSign(pupil.signId) + (pupil.taken ? ` (${texts.taken})` : '')}
            onPress={() => props.onChoose(pupil)}
            resting={pupil.taken}
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

export function ChooseSign({ pupils }: { pupils: Pupil[] }) {
  const { link } = useTools();
  const [chosen, setChosen] = useState<Pupil | null>(null);
  const [refused, setRefused] = useState(false);
  const [busy, setBusy] = useState(false);
  usePresence('choosing-sign');

  async function take(pupil: Pupil): Promise<void> {
    setBusy(true);
    const problem = await link.takeSign(pupil.membershipId);
    setBusy(false);
    setRefused(problem !== null);
    if (problem !== null) setChosen(null);
  }

  if (!chosen) {
    return (
      <SignGrid
        pupils={pupils}
        refused={refused}
        onChoose={(pupil) => {
          setRefused(false);
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
