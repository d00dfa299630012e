/** Before, between and after the tasks. */
import { useState } from 'react';
import { nameClip, nameLineClip, SPOKEN_LINES, TASK_CLIPS } from '~/administration/spoken-lines';
import { GuideScreen } from './guide-screen';
import { AskDecline } from './rest-screens';
import { RoundTarget, walkTargets } from './round-target';
import { useLink, usePresence, useTools } from './runner-tools';
import { LanternSymbol, MoonSymbol } from './symbols';
import { LanternTrail } from './trail';
import { useNewVersionSoon } from './use-offline';
import { SpeakingLysa, useSpeech } from './use-speech';

type Trail = { lanterns: number; lit: number };

/** The lantern leads on; the moon asks whether the pupil wants to stop. */
function GoOrStop({ onGo, onStop }: { onGo: () => void; onStop: () => void }) {
  const { texts } = useTools();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only moves focus among the targets
    <div className="ways" onKeyDown={walkTargets}>
      <RoundTarget label={texts.goOn} onPress={onGo} testId="go" look="go" autoFocus>
        <LanternSymbol />
      </RoundTarget>
      <RoundTarget label={texts.decline} onPress={onStop} testId="decline" look="small">
        <MoonSymbol />
      </RoundTarget>
    </div>
  );
}

/** What this is, who sees it, and that one may stop. */
export function WelcomeScreen(props: { onGo: () => void; onDecline: () => void }) {
  const { texts } = useTools();
  const [asking, setAsking] = useState(false);
  usePresence('waiting');
  if (asking) return <AskDecline onYes={props.onDecline} onNo={() => setAsking(false)} />;
  return (
    <GuideScreen face="welcome" title={texts.welcome} line="welcome">
      <GoOrStop onGo={props.onGo} onStop={() => setAsking(true)} />
    </GuideScreen>
  );
}

type BetweenProps = {
  /** Bundle of the task that ended, whose own ending is said. */
  bundleId: string | null;
  trail: Trail;
  onGo: () => void;
  onDecline: () => void;
};

export function BetweenScreen(props: BetweenProps) {
  const { texts } = useTools();
  const [asking, setAsking] = useState(false);
  const clip = props.bundleId
    ? nameClip(props.bundleId, TASK_CLIPS.ending)
    : nameLineClip('resume');
  usePresence('waiting');
  if (asking) return <AskDecline onYes={props.onDecline} onNo={() => setAsking(false)} />;
  return (
    <BetweenFace {...props} clip={clip} title={texts.between} onStop={() => setAsking(true)} />
  );
}

function BetweenFace(props: BetweenProps & { clip: string; title: string; onStop: () => void }) {
  const speech = useSpeech(props.clip);
  return (
    <main className="screen" data-testid="screen-between">
      <h1 className="hidden-heading">{props.title}</h1>
      <SpeakingLysa speech={speech} glad />
      <LanternTrail {...props.trail} />
      <GoOrStop onGo={props.onGo} onStop={props.onStop} />
    </main>
  );
}

type EndProps = { isLessonOver: boolean; trail: Trail; onNextPupil: () => Promise<unknown> };

/**
 * A kind end. The next pupil may take the device once everything has been sent, or at once where the
 * device keeps it and needs no contact. Until then nobody signs out.
 */
export function EndScreen({ isLessonOver, trail, onNextPupil }: EndProps) {
  const { texts } = useTools();
  const { unsent, online, provisioned } = useLink();
  const [busy, setBusy] = useState(false);
  const line = isLessonOver ? 'lesson-over' : 'all-done';
  const speech = useSpeech(nameLineClip(line));
  usePresence('finished');
  useNewVersionSoon();
  const isSent = unsent === 0;
  const mayLeave = provisioned || (isSent && online);
  return (
    <main className="screen" data-testid="screen-end" data-unsent={unsent}>
      <h1 className="hidden-heading">{isLessonOver ? texts.lessonOver : texts.finished}</h1>
      <SpeakingLysa speech={speech} glad />
      <LanternTrail {...trail} />
      <p className="nearby">{SPOKEN_LINES[line]}</p>
      <div className="adult-row">
        <p className="nearby" role="status" data-testid="sending">
          {isSent ? texts.allSent : mayLeave ? texts.keptHere : texts.stillSending}
        </p>
        <button
          type="button"
          className="adult-button"
          data-testid="next-pupil"
          disabled={!mayLeave || busy}
          onClick={() => {
            setBusy(true);
            void onNextPupil().finally(() => setBusy(false));
          }}
        >
          {texts.nextPupil}
        </button>
      </div>
    </main>
  );
}
