/** Does the pupil hear? Lysa names one picture of four; two misses mean a fault in the sound. */
import { type ReactNode, useEffect, useState } from 'react';
import { permuteBySeed } from '~/administration/option-order';
import { nameLineClip, SPOKEN_LINES } from '~/administration/spoken-lines';
import { Lysa } from './lysa';
import { RoundTarget, walkTargets } from './round-target';
import { usePresence, useTools } from './runner-tools';
import { HouseSymbol, MoonSymbol, StarSymbol, SunSymbol } from './symbols';

type Picture = 'sun' | 'moon' | 'star' | 'house';
const PICTURES: Record<Picture, ReactNode> = {
  sun: <SunSymbol />,
  moon: <MoonSymbol />,
  star: <StarSymbol />,
  house: <HouseSymbol />,
};

type Props = {
  attemptId: string;
  /** Misses so far: the second try asks for another picture. */
  misses: number;
  onAnswer: (heard: boolean) => void;
};

export function SoundCheck({ attemptId, misses, onAnswer }: Props) {
  const { texts, sound } = useTools();
  const line = misses === 0 ? 'sound-check' : 'sound-check-again';
  const [said, setSaid] = useState<typeof line | null>(null);
  /** What has been answered rests until it has been kept: a doubled tap is no second miss. */
  const [answered, setAnswered] = useState<typeof line | null>(null);
  const [heard, setHeard] = useState(false);
  const asked: Picture = misses === 0 ? 'sun' : 'house';
  usePresence('sound-check');

  useEffect(() => {
    let isHere = true;
    void sound.play(nameLineClip(line)).then(() => isHere && setSaid(line));
    return () => {
      isHere = false;
      sound.stop();
    };
  }, [sound, line]);

  async function choose(picture: Picture): Promise<void> {
    setAnswered(line);
    if (picture !== asked) return onAnswer(false);
    setHeard(true);
    await sound.play(nameLineClip('sound-check-right'));
    onAnswer(true);
  }

  const order = permuteBySeed(Object.keys(PICTURES) as Picture[], `${attemptId} ${line}`);
  return (
    <main className="screen" data-testid="screen-sound-check">
      <h1 className="hidden-heading">{texts.soundCheck}</h1>
      <RoundTarget
        label={texts.listenAgain}
        onPress={() => void sound.play(nameLineClip(line))}
        testId="lysa"
        look="small"
      >
        <Lysa mood={heard ? 'glad' : 'awake'} />
      </RoundTarget>
      <p className="nearby">{SPOKEN_LINES[heard ? 'sound-check-right' : line]}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only moves focus among the targets */}
      <div className="options options-4" onKeyDown={walkTargets}>
        {order.map((picture) => (
          <RoundTarget
            key={picture}
            label={texts[picture]}
            onPress={() => void choose(picture)}
            resting={said !== line || answered === line}
            glowing={heard && picture === asked}
            testId={`sound-${picture}`}
          >
            {PICTURES[picture]}
          </RoundTarget>
        ))}
      </div>
    </main>
  );
}
