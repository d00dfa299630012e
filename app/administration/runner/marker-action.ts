/** What the adult does while marking; the time of it is added by the page. */
import type { GridAction } from '~/administration/grid-machine';

type Untimed<Action> = Action extends unknown ? Omit<Action, 'elapsedMs'> : never;
export type MarkerAction = Untimed<GridAction>;
