/** The lantern trail between tasks: as many lanterns for everyone, and no figure. */
import { useTools } from './runner-tools';
import { LanternSymbol } from './symbols';

export function LanternTrail({ lanterns, lit }: { lanterns: number; lit: number }) {
  const { texts } = useTools();
  const places = Array.from({ length: lanterns }, (_, place) => `lantern-${place}`);
  return (
    <div className="trail" role="img" aria-label={texts.trail} data-testid="trail" data-lit={lit}>
      {places.map((key, place) => (
        <span key={key} className={place < lit ? 'lantern is-lit' : 'lantern'}>
          <LanternSymbol />
        </span>
      ))}
    </div>
  );
}
