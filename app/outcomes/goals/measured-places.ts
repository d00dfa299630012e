/** What the follow-up shows of a place, in the one shape that goals are measured from. */
import type { MunicipalityFollowUp, SchoolFollowUp } from '~/outcomes/follow-up/shown-figures';
import type { MeasuredPlace } from './indicators';

/** A school as its principal sees it: exact. */
export function placeOfSchool({ total }: Pick<SchoolFollowUp, 'total'>): MeasuredPlace {
  const { planned, screened, levels } = total.summary;
  return {
    planned,
    screened,
    withLevel: planned - levels.incomplete,
    levels,
    figures: total.figures,
  };
}

/** The municipality, small numbers protected. */
export function placeOfMunicipality({
  total,
  screened,
}: Pick<MunicipalityFollowUp, 'total' | 'screened'>): MeasuredPlace {
  const { planned, withLevel, levels, figures } = total;
  return { planned, screened, withLevel, levels, figures };
}

/** One school of it: how many are screened is told of the whole municipality only. */
export function placeOfMunicipalSchool(
  row: MunicipalityFollowUp['schools'][number],
): MeasuredPlace {
  const { planned, withLevel, levels, figures } = row;
  return { planned, screened: null, withLevel, levels, figures };
}
