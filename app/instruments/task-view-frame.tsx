/** One item as the pupil sees it, its right answer marked for the adult who looks on. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChoiceItem, TileItem } from '~/instruments/battery';
import type { ItemSound, ShownTask } from '~/instruments/task-view';
import { PlayButton } from '~/instruments/task-view-sound';

/** Draws what stands on a target, with the pupil screens' own drawings. */
export type FaceOf = (props: { look: ShownTask; item: ChoiceItem; optionId: string }) => ReactNode;

type Sounds = Record<string, ItemSound>;
type FrameProps = { look: ShownTask; sounds: Sounds; faceOf: FaceOf };

export function ItemPicture({ name, text }: { name: string; text: string }) {
  return <img className="picture" src={`/pictures/${name}.svg`} alt={text} loading="lazy" />;
}

export function ItemFrame({ item, ...frame }: FrameProps & { item: ChoiceItem | TileItem }) {
  return (
    <div className="pupil-view" lang="sv">
      {'graphemes' in item ? (
        <TileFrame item={item} {...frame} />
      ) : (
        <ChoiceFrame item={item} {...frame} />
      )}
    </div>
  );
}

function ChoiceFrame({ item, look, sounds, faceOf }: FrameProps & { item: ChoiceItem }) {
  return (
    <>
      <Stimulus item={item} kind={look.kind} sound={item.clip ? sounds[item.clip] : undefined} />
      <ul className="pupil-view__options">
        {item.options.map((option) => (
          <li
            key={option.id}
            className="pupil-view__option"
            data-right={option.id === item.correctOptionId ? '' : undefined}
          >
            <span className="pupil-view__target" data-look={look.optionLook ?? undefined}>
              {faceOf({ look, item, optionId: option.id })}
            </span>
            <OptionNote
              text={look.optionLook === 'pictures' ? option.text : null}
              isRight={option.id === item.correctOptionId}
            />
            {option.clip && (
              <span className="pupil-view__note">
                <PlayButton sound={sounds[option.clip]} text={option.text} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Stimulus(props: {
  item: ChoiceItem;
  kind: ShownTask['kind'];
  sound: ItemSound | undefined;
}) {
  const { item, kind, sound } = props;
  const kindOfText = kind === 'timed-choice' ? 'sentence' : 'word';
  return (
    <div className="pupil-view__stimulus" data-kind={kindOfText}>
      {item.stimulusPicture && <ItemPicture name={item.stimulusPicture} text="" />}
      {item.stimulus}
      {item.clip && <HeardSound sound={sound} />}
    </div>
  );
}

/** The item's own sound, and in words what is heard. */
function HeardSound({ sound }: { sound: ItemSound | undefined }) {
  const { t, i18n } = useTranslation('instruments');
  return (
    <span
      className="pupil-view__note inline-flex flex-wrap items-center justify-center gap-2"
      lang={i18n.language}
    >
      <PlayButton sound={sound} />
      {sound && (
        <span>
          {t('items.heard', { text: sound.text })}
          {sound.synthetic && ` (${t('items.synthetic')})`}
        </span>
      )}
    </span>
  );
}

function OptionNote({ text, isRight }: { text: string | null; isRight: boolean }) {
  const { t, i18n } = useTranslation('instruments');
  if (!isRight && text === null) return null;
  return (
    <span className="pupil-view__note">
      {text}
      {isRight && (
        <strong lang={i18n.language}>
          {text === null ? '' : ', '}
          {t('items.right')}
        </strong>
      )}
    </span>
  );
}

/** Each pupil has an order of their own; here the letters stand in the alphabet's. */
function sortTiles({ tiles }: TileItem): TileItem['tiles'] {
  return [...tiles].sort((one, other) => one.text.localeCompare(other.text, 'sv'));
}

function TileFrame({ item, sounds }: FrameProps & { item: TileItem }) {
  const { t, i18n } = useTranslation('instruments');
  return (
    <>
      <HeardSound sound={sounds[item.clip]} />
      <ul className="pupil-view__tiles">
        {sortTiles(item).map((tile) => (
          <li key={tile.id} className="pupil-view__tile">
            {tile.text}
          </li>
        ))}
      </ul>
      <p className="pupil-view__note" lang={i18n.language}>
        {t('items.wordToBuild', { word: item.graphemes.join(' ') })}, {t('items.right')}
      </p>
    </>
  );
}
