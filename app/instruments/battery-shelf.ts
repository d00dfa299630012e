/**
 * Every version of every battery that ships. Made from the folders by
 * `npx tsx tools/authoring/list-batteries.ts`; never edited by hand.
 */
import arskurs1 from '~/instruments/batteries/arskurs-1/battery.json';
import arskurs1Media from '~/instruments/batteries/arskurs-1/media.json';
import arskurs1Progress from '~/instruments/batteries/arskurs-1/progress.json';
import grund1 from '~/instruments/batteries/grund-1/battery.json';
import grund1Media from '~/instruments/batteries/grund-1/media.json';

type BatteryFiles = {
  folder: string;
  battery: { tasks: readonly { id: string; forms: object }[] };
  media: object;
  /** Forms that lie in a file of their own, by task. */
  progress?: object;
};

export const BATTERY_SHELF: readonly BatteryFiles[] = [
  {
    folder: 'grund-1',
    battery: grund1,
    media: grund1Media,
  },
  {
    folder: 'arskurs-1',
    battery: arskurs1,
    media: arskurs1Media,
    progress: arskurs1Progress,
  },
];
