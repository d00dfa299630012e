/** Pause and hand: two small ways out, always in the same corners. */
import { Lysa } from './lysa';
import { RoundTarget } from './round-target';
import { useTools } from './runner-tools';
import { HandSymbol } from './symbols';

export function CornerWays({ onHelp, onPause }: { onHelp: () => void; onPause: () => void }) {
  const { texts } = useTools();
  return (
    <nav className="corners">
      <RoundTarget label={texts.pause} onPress={onPause} testId="pause" look="small">
        <Lysa mood="asleep" />
      </RoundTarget>
      <RoundTarget label={texts.help} onPress={onHelp} testId="help" look="small">
        <HandSymbol />
      </RoundTarget>
    </nav>
  );
}
