/** One word to build: hear it, tap tiles onto the line, tap one there to take it back, then the lantern. */
import { type KeyboardEvent, useRef, useState } from 'react';
import type { LetterTilesTask, TileItem } from '~/instruments/battery';
import { listSpoken } from './item-media';
import { type ItemProps, ReplayTarget } from './item-screen';
import { type Press, RoundTarget, walkTargets } from './round-target';
import { useTools } from './runner-tools';
import { LanternSymbol } from './symbols';
import { layRightWord, placeTile, takeTileBack } from './tile-word';
import { useStimulus } from './use-stimulus';

/** The tiles that lie, and the ways to lay and lift them by hand and by key. */
function usePlacedTiles(isResting: boolean) {
  const [placed, setPlaced] = useState<string[]>([]);
  const bank = useRef<HTMLDivElement>(null);
  const takeBack = (tileId: string | undefined, byKey: boolean) => {
    if (tileId === undefined || isResting) return;
    setPlaced((before) => takeTileBack(before, tileId));
    // The lifted tile's target goes away; a keyboard goes on at the tile that came back.
    if (byKey) bank.current?.querySelector<HTMLElement>(`[data-option-id="${tileId}"]`)?.focus();
  };
  return {
    placed,
    bank,
    place: (tileId: string) => setPlaced((before) => placeTile(before, tileId)),
    takeBack,
    walk(event: KeyboardEvent<HTMLElement>) {
      if (event.key !== 'Backspace') return walkTargets(event);
      event.preventDefault();
      takeBack(placed.at(-1), true);
    },
  };
}

/** The line with the tiles that lie on it, and the place where the next one comes. */
function WordLine(props: {
  item: TileItem;
  tileIds: readonly string[];
  isLit: boolean;
  resting: boolean;
  onTakeBack: (tileId: string, press: Press) => void;
}) {
  const { texts } = useTools();
  const { item, tileIds, isLit, resting } = props;
  const isFull = tileIds.length === item.tiles.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div className="word-line" role="group" aria-label={texts.yourWord} data-testid="word-line">
      {tileIds.map((tileId) => {
        const text = item.tiles.find(({ id }) => id === tileId)?.text ?? '';
        return (
          <RoundTarget
            key={tileId}
            label={`${text}, ${texts.takeBack}`}
            onPress={(press) => props.onTakeBack(tileId, press)}
            resting={resting}
            glowing={isLit}
            look="tile"
            testId="placed"
            optionId={tileId}
          >
            <span className="option-text">{text}</span>
          </RoundTarget>
        );
      })}
      {isFull || isLit ? null : <span className="next-place" aria-hidden="true" />}
    </div>
  );
}

export function TilesScreen(props: ItemProps<LetterTilesTask, TileItem>) {
  const { task, item, optionOrder, onAnswer, feedback = null } = props;
  const { texts } = useTools();
  const stimulus = useStimulus(item.id, listSpoken(task.mediaBundle, item, []));
  const isResting = !stimulus.active || feedback !== null;
  const { placed, bank, place, takeBack, walk } = usePlacedTiles(isResting);
  const shown = feedback === null ? placed : layRightWord(item);

  function answer(press: Press): void {
    const responseMs = stimulus.measureResponseMs(press.timeStampMs);
    const { replays } = stimulus;
    onAnswer({ optionId: placed.join(' '), responseMs, replays, input: press.input });
  }

  return (
    <main
      className="screen screen-item screen-tiles"
      data-testid={props.testId}
      data-item-id={item.id}
    >
      <h1 className="hidden-heading">{props.title}</h1>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys move focus and lift the last tile */}
      <div className="building" onKeyDown={walk}>
        <ReplayTarget stimulus={stimulus} resting={isResting} />
        <WordLine
          item={item}
          tileIds={shown}
          isLit={feedback !== null}
          resting={isResting}
          onTakeBack={(tileId, press) => takeBack(tileId, press.input === 'keyboard')}
        />
        <div className={`tiles tiles-${optionOrder.length}`} ref={bank}>
          {optionOrder.map((tileId, index) => {
            const text = item.tiles.find(({ id }) => id === tileId)?.text ?? '';
            const isAway = shown.includes(tileId);
            return (
              <RoundTarget
                key={tileId}
                autoFocus={index === 0}
                label={isAway ? `${text}, ${texts.inTheWord}` : text}
                onPress={() => place(tileId)}
                resting={isResting || isAway}
                away={isAway}
                look="tile"
                testId="tile"
                optionId={tileId}
              >
                <span className="option-text">{text}</span>
              </RoundTarget>
            );
          })}
        </div>
        <div className="finish">
          <RoundTarget
            label={texts.wordIsDone}
            onPress={answer}
            resting={isResting || placed.length === 0}
            testId="word-done"
            look="go"
          >
            <LanternSymbol />
          </RoundTarget>
          {feedback === null ? null : <div className="beside">{feedback}</div>}
        </div>
      </div>
    </main>
  );
}
