/** Pause, help and declining: the screens where nothing is asked of the pupil. */
import { useState } from 'react';
import type { Presence } from '~/administration/device-protocol';
import { nameLineClip, SPOKEN_LINES, type SpokenLine } from '~/administration/spoken-lines';
import { GuideScreen } from './guide-screen';
import { Lysa } from './lysa';
import { RoundTarget, walkTargets } from './round-target';
import { useLink, usePresence, useTools } from './runner-tools';
import { SideSwitch } from './side-switch';
import { HandSymbol, LanternSymbol, MoonSymbol } from './symbols';
import { useSpeech } from './use-speech';

type Where = Partial<Omit<Presence, 'state' | 'unsent' | 'provisioned'>>;

type PauseProps = {
  where: Where;
  /** The run goes on after a reload or on another device. */
  isReturn: boolean;
  onGoOn: () => void;
  onHelp: () => void;
  onDecline: () => void;
};

/** Lysa sleeps; pressing her goes on. */
export function PauseScreen(props: PauseProps) {
  const { texts } = useTools();
  const [asking, setAsking] = useState(false);
  const line = props.isReturn ? 'resume' : 'pause';
  useSpeech(nameLineClip(line));
  usePresence('paused', props.where);
  if (asking) return <AskDecline onYes={props.onDecline} onNo={() => setAsking(false)} />;
  return (
    <main className="screen" data-testid="screen-pause">
      <h1 className="hidden-heading">{props.isReturn ? texts.welcomeBack : texts.paused}</h1>
      <RoundTarget label={texts.goOn} onPress={props.onGoOn} testId="go" look="go" autoFocus>
        <Lysa mood={props.isReturn ? 'awake' : 'asleep'} />
      </RoundTarget>
      <p className="nearby">{SPOKEN_LINES[line]}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only moves focus among the targets */}
      <div className="ways" onKeyDown={walkTargets}>
        <RoundTarget label={texts.help} onPress={props.onHelp} testId="help" look="small">
          <HandSymbol />
        </RoundTarget>
        <RoundTarget
          label={texts.decline}
          onPress={() => setAsking(true)}
          testId="decline"
          look="small"
        >
          <MoonSymbol />
        </RoundTarget>
        <SideSwitch />
      </div>
    </main>
  );
}

/** "Vill du sluta?": the moon stops, the lantern goes on. */
export function AskDecline({ onYes, onNo }: { onYes: () => void; onNo: () => void }) {
  const { texts } = useTools();
  return (
    <GuideScreen face="decline" title={texts.declineAsk} line="decline-ask">
      <RoundTarget label={texts.declineYes} onPress={onYes} testId="decline-yes" look="small">
        <MoonSymbol />
      </RoundTarget>
      <RoundTarget label={texts.goOn} onPress={onNo} testId="go" look="go" autoFocus>
        <LanternSymbol />
      </RoundTarget>
    </GuideScreen>
  );
}

export function PausedByTeacher({ where }: { where: Where }) {
  const { texts } = useTools();
  usePresence('paused', where);
  return (
    <main className="screen" data-testid="screen-paused-by-teacher">
      <h1 className="hidden-heading">{texts.pausedByTeacher}</h1>
      <Lysa mood="asleep" />
      <p className="nearby">{SPOKEN_LINES['paused-by-teacher']}</p>
      <DecideHere decision="go-on" label={texts.goOnHere} />
    </main>
  );
}

/** Without contact the board's buttons do nothing; the adult at the device has them here. */
function DecideHere({ decision, label }: { decision: 'let-on' | 'go-on'; label: string }) {
  const { link } = useTools();
  const { online } = useLink();
  if (online) return null;
  return (
    <button
      type="button"
      className="adult-button"
      data-testid="decide-here"
      onClick={() => link.decideHere(decision)}
    >
      {label}
    </button>
  );
}

type HelpProps = {
  state: 'asking-for-help' | 'practice-failed' | 'sound-fault' | 'declined';
  where: Where;
  line: SpokenLine;
  note: string;
  /** The pupil may go on alone; absent when the teacher must let on. */
  onGoOn?: () => void;
};

/** A raised hand; the board shows it at once. */
export function HelpScreen({ state, where, line, note, onGoOn }: HelpProps) {
  const { texts } = useTools();
  usePresence(state, where);
  return (
    <GuideScreen face={state} title={texts.help} line={line} note={note}>
      <span className="big-hand">
        <HandSymbol />
      </span>
      {onGoOn ? null : <DecideHere decision="let-on" label={texts.letOn} />}
      {onGoOn ? (
        <RoundTarget label={texts.goOn} onPress={onGoOn} testId="go" look="go" autoFocus>
          <LanternSymbol />
        </RoundTarget>
      ) : null}
    </GuideScreen>
  );
}
