/** Every letter string that fits a structure of the made-up words, before any filter. */

/** A structure: how many words of it a battery needs, and how its letters are put together. */
export type MadeUpStructure = { id: string; parts: readonly (readonly string[])[] };

const VOWELS = [...'aouåeiyäö'];
const ONSETS = [...'bdfghjklmnprstv'];
const CODAS = [...'bdfgklnprstv'];
const CLUSTERS = 'st sp sl sm sn sv tr kr br dr gr fr pl kl bl gl fl kn tv pr'.split(' ');
const END_CLUSTERS = 'lt nt st ft ld nd lk rk sk mp rp lp rt kt lv rv rn lm rm ls'.split(' ');
const DOUBLED = 'bb dd ff gg ck ll nn pp rr ss tt'.split(' ');

export const MADE_UP_STRUCTURES: readonly MadeUpStructure[] = [
  { id: 'VC', parts: [VOWELS, CODAS] },
  { id: 'CV', parts: [ONSETS, VOWELS] },
  { id: 'CVC', parts: [ONSETS, VOWELS, CODAS] },
  { id: 'CVCV', parts: [ONSETS, VOWELS, CODAS, ['a']] },
  { id: 'CCVC', parts: [CLUSTERS, VOWELS, CODAS] },
  { id: 'CVCC', parts: [ONSETS, VOWELS, END_CLUSTERS] },
  { id: 'CCVCC', parts: [CLUSTERS, VOWELS, END_CLUSTERS] },
  { id: 'CVCC-doubled', parts: [ONSETS, VOWELS, DOUBLED] },
  { id: 'CVCCV-doubled', parts: [ONSETS, VOWELS, DOUBLED, ['a']] },
];

/** All strings of a structure, in alphabet order of its parts. */
export function listCandidates(structure: MadeUpStructure): string[] {
  return structure.parts.reduce<string[]>(
    (heads, part) => heads.flatMap((head) => part.map((tail) => head + tail)),
    [''],
  );
}
