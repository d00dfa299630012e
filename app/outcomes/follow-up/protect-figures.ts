/**
 * The follow-up of a municipality's schools with small numbers protected.
 *
 * Rule: levels as in `protected-summary`. The way is told for schools whose count of those who need
 * follow-up is shown, and its time parts where confirmed and supported are shown (`protect-split`). Cases
 * are told in parts of the enrolled. Median days are shown from 10 pupils, where the time parts are shown.
 * Sessions are shown for schools with 10 pupils in plans, and in all when the pupils of the others are
 * none or 10 at least; so are median days, for of one more pupil the median of all beside that of the others
 * says on which side that pupil's days lie. So everything shown is a part of something shown, and no table
 * narrows another.
 * Missing data: as in the rules it is made of.
 */
import type { ProtectedFigures, ShownCount } from '~/outcomes/protected-summary';
import { median } from '~/psychometrics/median';
import { addFigures, CASE_PARTS, type FollowUpFigures, TIME_PARTS, WAY_STEPS } from './figures';
import { protectSplit, type ShownSplit, SMALL_NUMBERS } from './protect-split';
import type { ShownDays, ShownFigures } from './shown-figures';

export interface PlaceToProtect {
  /** What is shown of its coverage and levels. */
  shown: ProtectedFigures;
  figures: FollowUpFigures;
}

const isNumber = (count: ShownCount | undefined): count is number => typeof count === 'number';

/** `total` is what is shown of the whole municipality's coverage and levels. */
export function protectFigures(
  places: readonly PlaceToProtect[],
  total: ProtectedFigures,
): { places: ShownFigures[]; total: ShownFigures } {
  const followUp = 'needs-follow-up';
  const way = protectSplit(
    places.map(({ shown, figures }) => ({
      isWholeShown: isNumber(shown.levels[followUp]),
      parts: WAY_STEPS.map((step) => figures.way[step]),
    })),
    isNumber(total.levels[followUp]),
  );
  const areHelpedShown = (row: ShownCount[]) =>
    isNumber(row[WAY_STEPS.indexOf('confirmed')]) && isNumber(row[WAY_STEPS.indexOf('supported')]);
  const inTime = protectSplit(
    places.map(({ figures }, place) => ({
      isWholeShown: areHelpedShown(way.rows[place] ?? []),
      parts: TIME_PARTS.map((part) => figures.inTime[part]),
    })),
    areHelpedShown(way.total),
  );
  const steps = protectSplit(
    places.map(({ figures }) => ({
      isWholeShown: true,
      parts: CASE_PARTS.map((part) => figures.steps[part]),
    })),
    true,
  );
  const dose = protectDose(places.map(({ figures }) => figures.dose));
  const tables = { way, inTime, steps };
  const shown = places.map(({ figures }, place) => ({
    ...readRow(tables, ({ rows }) => rows[place] ?? [], figures),
    dose: dose.places[place]!,
  }));
  const all = addFigures(places.map(({ figures }) => figures));
  const whole = readRow(tables, (split) => split.total, all);
  const showDays = (key: keyof ShownFigures['days']): ShownDays => {
    const isShown = (_: unknown, place: number) => typeof shown[place]!.days[key] === 'number';
    const others = sumOf(
      places.filter((own, place) => !isShown(own, place)),
      ({ figures }) => figures.days[key].length,
    );
    return isEnough(others) ? whole.days[key] : 'protected';
  };
  const days = { toConfirm: showDays('toConfirm'), toSupport: showDays('toSupport') };
  return { places: shown, total: { ...whole, days, dose: dose.total } };
}

const sumOf = <Item>(all: readonly Item[], read: (of: Item) => number) =>
  all.reduce((sum, each) => sum + read(each), 0);
/** Nobody, or so many that a figure of theirs may be told. */
const isEnough = (pupils: number) => pupils === 0 || pupils >= SMALL_NUMBERS.minimumBase;

function readRow(
  { way, inTime, steps }: Record<'way' | 'inTime' | 'steps', ShownSplit>,
  pick: (split: ShownSplit) => ShownCount[],
  { days }: FollowUpFigures,
): Omit<ShownFigures, 'dose'> {
  const isTimeShown = pick(inTime).length > 0 && pick(inTime).every(isNumber);
  const show = (own: readonly number[]): ShownDays =>
    isTimeShown && own.length >= SMALL_NUMBERS.minimumBase ? median(own) : 'protected';
  return {
    way: name(WAY_STEPS, pick(way)),
    inTime: name(TIME_PARTS, pick(inTime)),
    steps: name(CASE_PARTS, pick(steps)),
    days: { toConfirm: show(days.toConfirm), toSupport: show(days.toSupport) },
  };
}

function name<Key extends string>(
  keys: readonly Key[],
  counts: readonly ShownCount[],
): Record<Key, ShownCount> {
  return Object.fromEntries(
    keys.map((key, place) => [key, counts[place] ?? 'protected']),
  ) as Record<Key, ShownCount>;
}

type Dose = FollowUpFigures['dose'];
const HIDDEN_DOSE = { planned: 'protected', held: 'protected' } as const;

/** Sessions are no pupils: they are shown where they are of enough pupils. */
function protectDose(doses: readonly Dose[]): {
  places: ShownFigures['dose'][];
  total: ShownFigures['dose'];
} {
  const isShown = ({ pupils }: Dose) => isEnough(pupils);
  const show = ({ planned, held }: Dose) => ({ planned, held });
  const others = doses.filter((dose) => !isShown(dose));
  const isTotalShown = isEnough(sumOf(others, ({ pupils }) => pupils));
  return {
    places: doses.map((dose) => (isShown(dose) ? show(dose) : HIDDEN_DOSE)),
    total: isTotalShown
      ? {
          planned: sumOf(doses, ({ planned }) => planned),
          held: sumOf(doses, ({ held }) => held),
        }
      : HIDDEN_DOSE,
  };
}
