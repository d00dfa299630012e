/** Which numbers of levels are told, of what is shown of a municipality's schools. */
import type { ProtectedFigures, ProtectedMunicipality } from '~/outcomes/protected-summary';
import { LEVELS } from '~/scoring/level-shapes';
import type { ToldLevels } from '~/scoring/told-levels';

export function findToldLevels({
  schools,
  total,
}: Pick<ProtectedMunicipality, 'schools' | 'total'>): ToldLevels {
  const listTold = ({ levels }: ProtectedFigures) =>
    LEVELS.filter((level) => typeof levels[level] === 'number');
  const isAllTold = (own: ProtectedFigures) => listTold(own).length === LEVELS.length;
  return {
    levels: new Set(listTold(total)),
    isWholeTold: typeof total.withLevel === 'number',
    schools: new Set(schools.filter(isAllTold).map(({ schoolName }) => schoolName)),
  };
}
