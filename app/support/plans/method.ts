/** A way of working as plans and pages meet it: of the catalogue, or a school's own. */
import type { Bilingual } from '~/scoring/cut-policy';
import { NEEDS, type Need } from '~/support/groups/need';
import {
  type CatalogueMethod,
  type Dose,
  EVIDENCE_GRADES,
  type EvidenceGrade,
  METHOD_CATALOGUE,
} from './method-catalogue';

export interface Method extends Dose {
  id: string;
  title: Bilingual;
  description: Bilingual;
  materials: Bilingual;
  needs: readonly Need[];
  evidence: EvidenceGrade;
  studied: Bilingual | null;
  source: string | null;
  /** Null for a method of the catalogue. */
  own: { schoolId: string; schoolName: string; isRetired: boolean } | null;
}

/** A school's own, as it is stored. Its words are in the language they were written in. */
export interface OwnMethodRow extends Dose {
  id: string;
  schoolId: string;
  schoolName: string;
  title: string;
  description: string;
  materials: string;
  needs: readonly string[];
  isRetired: boolean;
}

function fromCatalogue(method: CatalogueMethod): Method {
  return { ...method, own: null };
}

export function fromOwn({ schoolId, schoolName, isRetired, ...row }: OwnMethodRow): Method {
  const both = (text: string) => ({ sv: text, en: text });
  return {
    ...row,
    title: both(row.title),
    description: both(row.description),
    materials: both(row.materials),
    needs: NEEDS.filter((need) => row.needs.includes(need)),
    evidence: 'practice',
    studied: null,
    source: null,
    own: { schoolId, schoolName, isRetired },
  };
}

export function listCatalogue(): Method[] {
  return METHOD_CATALOGUE.map(fromCatalogue);
}

/**
 * Methods whose first need it is, then others for the need, then the rest; of alike the best studied first,
 * and the school's own before the catalogue's of the same grade. Retired ones are left out.
 */
export function orderForNeed(methods: readonly Method[], need: Need): Method[] {
  const rank = (method: Method) =>
    (method.needs.includes(need) ? 0 : 100) +
    (method.needs[0] === need ? 0 : 10) +
    EVIDENCE_GRADES.indexOf(method.evidence) +
    (method.own ? -0.5 : 0);
  return methods
    .filter(({ own }) => !own?.isRetired)
    .toSorted((one, other) => rank(one) - rank(other));
}
