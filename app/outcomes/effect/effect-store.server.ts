/**
 * How it has gone after support: a school by class with exact counts, a municipality by school with small
 * numbers protected. Counts only: no pupil leaves this file. The number of queries is fixed.
 */
import { audit, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import type { FollowUpChoice } from '~/outcomes/follow-up/follow-up-choice';
import { readMunicipalityName } from '~/outcomes/follow-up/follow-up-store.server';
import {
  type ClassSupport,
  type KeptPlaces,
  SUPPORT,
} from '~/outcomes/follow-up/kept-facts.server';
import { chooseOwnSchool } from '~/outcomes/follow-up/own-schools.server';
import type { SchoolChoice, ShownYear } from '~/outcomes/follow-up/shown-figures';
import { findShownWindows } from '~/outcomes/follow-up/shown-windows.server';
import { tellOnce } from '~/outcomes/follow-up/told-of-kept.server';
import { listLeftOutSchools } from '~/outcomes/learning/left-out-schools.server';
import { holdBeside } from '~/support/progress/after-support';
import { addEffects, type EffectFigures, measureEffect } from './effect-figures';
import { protectEffect, type ShownEffect, showEffect } from './protect-effect';

type Db = ScopedDb<StaffViewer>;

export interface EffectPage extends ShownYear {
  /** Null for the municipality. */
  schoolId: string | null;
  placeName: string;
  schools: SchoolChoice[];
  /** Classes of the school, or schools of the municipality. */
  places: { id: string; name: string; figures: ShownEffect }[];
  total: ShownEffect;
  /** Names of schools that the municipality's figures leave out this school year. */
  leftOut: string[];
}

const NAMES = new Intl.Collator('sv', { numeric: true });

/** Of the school or municipality that the follow-up would show. @throws as the follow-up. */
export async function loadEffect(db: Db, choice: FollowUpChoice): Promise<EffectPage> {
  const isWhole = !choice.schoolId && mayAnywhere(db.viewer.grants, 'municipality.see-summary');
  return isWhole ? loadMunicipality(db, choice) : loadSchool(db, choice);
}

async function loadSchool(db: Db, choice: FollowUpChoice): Promise<EffectPage> {
  const { schools, ...school } = await chooseOwnSchool(db, choice.schoolId);
  const year = await findShownWindows(db, choice);
  const classes = await readClassEffects(db, year);
  await audit(db, 'school-effect.viewed', [], { schoolId: school.id });
  const own = classes.filter(({ schoolId }) => schoolId === school.id);
  return {
    schoolId: school.id,
    placeName: school.name,
    schools,
    leftOut: [],
    ...year.shown,
    places: own.map(({ classId, className, figures }) => ({
      id: classId,
      name: className,
      figures: showEffect(figures),
    })),
    total: showEffect(addClasses(own)),
  };
}

async function loadMunicipality(db: Db, choice: FollowUpChoice): Promise<EffectPage> {
  requireMunicipality(db, 'municipality.see-summary');
  const year = await findShownWindows(db, choice);
  const classes = await readClassEffects(db, year);
  const leftOut = await listLeftOutSchools(db, year.schoolYearId);
  await audit(db, 'municipality-effect.viewed', []);
  const names = new Map(classes.map(({ schoolId, schoolName }) => [schoolId, schoolName] as const));
  const everySchool = [...names].toSorted(([, one], [, other]) => NAMES.compare(one, other));
  const schools = everySchool.filter(([schoolId]) => !leftOut.has(schoolId));
  const shown = protectEffect(
    schools.map(([id]) => addClasses(classes.filter(({ schoolId }) => schoolId === id))),
  );
  return {
    schoolId: null,
    placeName: await readMunicipalityName(db),
    schools: [],
    leftOut: everySchool.flatMap(([schoolId, name]) => (leftOut.has(schoolId) ? [name] : [])),
    ...year.shown,
    places: schools.map(([id, name], place) => ({ id, name, figures: shown.schools[place]! })),
    total: shown.total,
  };
}

interface ClassEffect extends Omit<ClassSupport, 'pupils' | 'enrolled'> {
  figures: EffectFigures;
}

const addClasses = (classes: readonly ClassEffect[]) =>
  addEffects(classes.map(({ figures }) => figures));

/** Of every class of the municipality, by name: who started alike is looked for among all. */
async function readClassEffects(
  db: Db,
  { windowIds, from, to, asOf }: KeptPlaces,
): Promise<readonly ClassEffect[]> {
  const years = [{ windowIds, from, to, asOf }];
  return tellOnce(db, { part: SUPPORT, years, name: ['effect'] }, ([classes = []]) =>
    holdAllBeside(classes),
  );
}

function holdAllBeside(all: readonly ClassSupport[]): ClassEffect[] {
  const pupilsOf = all.flatMap(({ pupils }) => pupils);
  const after = holdBeside(new Map(pupilsOf.map(({ pupil, ...own }) => [pupil, own])));
  return all
    .map(({ pupils, enrolled, ...own }) => ({
      ...own,
      figures: measureEffect(
        pupils.map(({ pupil }) => after.get(pupil)!),
        enrolled,
      ),
    }))
    .sort((one, other) => NAMES.compare(one.className, other.className));
}
