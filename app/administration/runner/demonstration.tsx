/** The task in small, played before the pupil's eyes. Decorative: Lysa tells the same in words. */
import type { ReactNode } from 'react';
import { permuteBySeed } from '~/administration/option-order';
import type { ChoiceItem, OptionTask, PupilTask, TileItem } from '~/instruments/battery';
import type { Beat } from './demonstration-beats';
import { chooseDemonstration } from './item-media';
import { OptionFace, Picture } from './option-face';
import { EarSymbol, LanternSymbol, PointingSymbol } from './symbols';

type LightProps = { className: string; lit: boolean; pressed?: boolean; children?: ReactNode };

/** Something that can glow, and be pressed by the finger. */
function Lit({ className, lit, pressed = false, children }: LightProps) {
  return (
    <span className={lit ? `${className} is-glowing` : className}>
      {children}
      {pressed ? (
        <span className="demo-finger">
          <PointingSymbol />
        </span>
      ) : null}
    </span>
  );
}

function Options({ task, item, beat }: { task: OptionTask; item: ChoiceItem; beat: Beat | null }) {
  const isAsked = beat?.light === 'stimulus';
  return (
    <>
      <span className="demo-asked">
        {item.stimulusPicture ? <Picture name={item.stimulusPicture} /> : null}
        {item.stimulus ? (
          <Lit
            className={task.kind === 'timed-choice' ? 'demo-sentence' : 'demo-word'}
            lit={isAsked}
          >
            {item.stimulus}
          </Lit>
        ) : (
          <Lit className="demo-ear" lit={isAsked}>
            <EarSymbol />
          </Lit>
        )}
      </span>
      <span className="demo-targets">
        {item.options.map(({ id }) => (
          <Lit
            key={id}
            className="demo-target"
            lit={beat?.targetId === id}
            pressed={beat?.targetId === id && beat.isPressed}
          >
            <OptionFace task={task} item={item} optionId={id} />
          </Lit>
        ))}
      </span>
    </>
  );
}

function Tiles({ item, beat }: { item: TileItem; beat: Beat | null }) {
  const laidIds = beat?.laidIds ?? [];
  const isFinish = beat?.light === 'finish';
  const read = (tileId: string) => item.tiles.find(({ id }) => id === tileId)?.text;
  return (
    <>
      <span className="demo-asked">
        <Lit className="demo-ear" lit={beat?.light === 'stimulus'}>
          <EarSymbol />
        </Lit>
        <span className="demo-line">
          {item.graphemes.map((grapheme, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places on a line have no other name
            <span key={`${grapheme}-${index}`} className="demo-tile">
              {read(laidIds[index] ?? '')}
            </span>
          ))}
        </span>
      </span>
      <span className="demo-targets">
        {permuteBySeed(item.tiles, item.id).map(({ id, text }) => (
          <Lit
            key={id}
            className={laidIds.includes(id) ? 'demo-tile is-laid' : 'demo-tile'}
            lit={beat?.targetId === id}
            pressed={beat?.targetId === id}
          >
            {text}
          </Lit>
        ))}
        <Lit className="demo-target demo-finish" lit={isFinish} pressed={isFinish}>
          <LanternSymbol />
        </Lit>
      </span>
    </>
  );
}

export function Demonstration({ task, beat }: { task: PupilTask; beat: Beat | null }) {
  const look = task.kind === 'letter-tiles' ? 'tiles' : task.optionLook;
  const item = chooseDemonstration(task);
  return (
    <div
      className={`demonstration look-${look}`}
      aria-hidden="true"
      lang="sv"
      data-testid="demonstration"
    >
      {'graphemes' in item ? <Tiles item={item} beat={beat} /> : null}
      {'options' in item && task.kind !== 'letter-tiles' ? (
        <Options task={task} item={item} beat={beat} />
      ) : null}
    </div>
  );
}
