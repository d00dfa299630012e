/** Mirrors the ways out for the left hand, and a target that changes the side. */
import { useEffect, useState } from 'react';
import { RoundTarget } from './round-target';
import { useLinked, useTools } from './runner-tools';
import { keepSide, readSide } from './side';
import { SidesSymbol } from './symbols';

const root = () => document.documentElement.dataset;

/** Gives every screen the side of the pupil at this device. */
export function useSide(): void {
  const membershipId = useLinked('heartbeat')?.own?.membershipId ?? null;
  useEffect(() => {
    root().side = readSide(sessionStorage, membershipId);
  }, [membershipId]);
}

export function SideSwitch() {
  const { texts } = useTools();
  const [turns, setTurns] = useState(0);
  const membershipId = useLinked('heartbeat')?.own?.membershipId ?? null;
  function swap(): void {
    const side = root().side === 'left' ? 'right' : 'left';
    root().side = side;
    keepSide(sessionStorage, membershipId, side);
    setTurns(turns + 1);
  }
  return (
    <RoundTarget label={texts.swapSides} onPress={swap} testId="swap-sides" look="small">
      <SidesSymbol />
    </RoundTarget>
  );
}
