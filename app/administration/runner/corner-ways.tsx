/** Pause and hand: two small ways out, always in the same corners of a pupil's screens. */
import { Lysa } from './lysa';
import { RoundTarget } from './round-target';
import { useTools } from './runner-tools';
import { SideSwitch } from './side-switch';
import { HandSymbol } from './symbols';

type Props = {
  onHelp: () => void;
  onPause: () => void;
  /** Between the corners: a target that changes their sides. */
  hasSwitch: boolean;
};

export function CornerWays({ onHelp, onPause, hasSwitch }: Props) {
  const { texts } = useTools();
  return (
    <nav className="corners" aria-label={texts.waysOut}>
      <RoundTarget label={texts.pause} onPress={onPause} testId="pause" look="small">
        <Lysa mood="asleep" />
      </RoundTarget>
      {hasSwitch ? <SideSwitch /> : null}
      <RoundTarget label={texts.help} onPress={onHelp} testId="help" look="small">
        <HandSymbol />
      </RoundTarget>
    </nav>
  );
}
