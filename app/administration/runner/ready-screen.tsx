/** Practice is over: Lysa says that it begins, and leaves the screen when the lantern is pressed. */
import { RoundTarget } from './round-target';
import { useTools } from './runner-tools';
import { LanternSymbol } from './symbols';
import { SpeakingLysa, useSpeech } from './use-speech';

export function ReadyScreen({ clip, onGo }: { clip: string; onGo: () => void }) {
  const { texts } = useTools();
  const speech = useSpeech(clip);
  return (
    <main className="screen" data-testid="screen-ready">
      <h1 className="hidden-heading">{texts.ready}</h1>
      <SpeakingLysa speech={speech} />
      <p className="nearby">{texts.ready}</p>
      <div className="ways">
        <RoundTarget label={texts.goOn} onPress={onGo} testId="go" look="go" autoFocus>
          <LanternSymbol />
        </RoundTarget>
      </div>
    </main>
  );
}
