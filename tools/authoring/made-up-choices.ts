/**
 * The made-up words a person chose among those that passed the filters, and the ones set aside.
 * Two people approve each word before it is used with pupils outside demonstrations.
 */

export type MadeUpChoice = { structure: string; words: readonly string[] };

const list = (text: string): string[] => text.trim().split(/\s+/);

export const CHOSEN_MADE_UP: readonly MadeUpChoice[] = [
  { structure: 'VC', words: list('yf öp yb yp') },
  { structure: 'CV', words: list('vö jy ry pä') },
  { structure: 'CVC', words: list('leb vur vug biv mab nuv tef nad höb vyb råf löb') },
  {
    structure: 'CVCV',
    words: list('tifa hefa nufa sepa rura koga teda rira vyla nöpa töfa räga'),
  },
  {
    structure: 'CCVC',
    words: list('kreg tvib griv bluk spev spaf krod drof plör pröl svyb knäv'),
  },
  { structure: 'CVCC', words: list('nirk pelk jokt neld golk tulv rålk tynt') },
  { structure: 'CCVCC', words: list('flimp trulk stylk knaft') },
  { structure: 'CVCC doubled', words: list('tebb rupp jytt väpp') },
  { structure: 'CVCCV doubled', words: list('tirra fedda tånna täffa') },
];

export const DECISION_PRACTICE_MADE_UP: readonly MadeUpChoice[] = [
  { structure: 'CVC', words: list('fep mäv') },
];

/** Passed every filter and was still set aside by eye: word, reason. */
export const SET_ASIDE: readonly (readonly [string, string])[] = [
  ['åg', 'reads as the start of "åga", and as Norwegian "og"'],
  ['og', 'Norwegian and Danish word'],
  ['äb', 'heard as "ebb" when vowel length is missed'],
  ['öf', 'a pig says "öff"'],
  ['ug', 'heard as the exclamation "ugh"'],
  ['öd', 'the stem of "öde"'],
  ['yt', 'the stem of "yta"'],
  ['yv', 'the stem of "yvig"'],
  ['yn', 'ends in n: vowel length is unclear'],
  ['hä', 'an exclamation in speech ("va, hä?")'],
  ['pu', 'heard as an exclamation'],
  ['na', 'heard as an exclamation'],
  ['sö', 'the start of "söt" and of Stockholm\'s "Söder"'],
  ['fö', 'dialect for "för"'],
  ['nö', 'a spoken no; a pig says "nöff"'],
  ['vå', 'misread as "vår"'],
  ['hep', 'an exclamation'],
  ['vul', 'near a body word'],
  ['vos', 'dialect for "stal"'],
  ['tev', 'heard as "teve"'],
  ['feb', 'the short form of a month'],
  ['syg', 'Danish for ill, and slang'],
  ['jib', 'English and sailing word'],
  ['vol', 'heard as part of "volt" and "volang"'],
  ['mäga', 'heard as "mega"'],
  ['speg', 'the stem of "spegel"'],
  ['rul', 'the stem of "rulla"'],
  ['jeg', 'Norwegian and Danish word'],
  ['veb', 'heard as the start of "webb"'],
  ['vebb', 'heard as "webb"'],
  ['mafa', 'near "maffia"'],
  ['beka', 'an old spelling of a word for pitch'],
  ['klug', 'German word'],
  ['gleb', 'a first name'],
  ['pluf', 'near a word that shames bodies'],
  ['snid', 'the stem of "snida"'],
  ['jatt', 'heard as "gjutit" in dialect'],
  ['jidd', 'the stem of a slang word'],
  ['siffa', 'misread as "siffra"'],
  ['pöka', 'rude slang'],
  ['jofa', 'a trade name'],
  ['siva', 'a religious name'],
  ['vapa', 'near "vape" and "vapen"'],
  ['vuva', 'near a body word'],
  ['heba', 'a first name'],
  ['tela', 'names of companies begin so'],
  ['gona', 'near "göna" and English "gonna"'],
  ['drav', "an old word for brewer's grain"],
  ['snel', 'Dutch word; heard as "snäll" in speech'],
  ['slar', 'near "slarv"'],
  ['svig', 'heard as "svik" and "svek"'],
  ['tvil', 'Norwegian word, near "tvivel"'],
  ['jont', 'near a drug word'],
  ['fökt', 'near an English rude word'],
  ['mamp', 'near "mamma" and baby speech'],
  ['möst', 'heard as "mest" and "must" in speech'],
  ['kurp', 'a people in Poland'],
  ['melk', 'Norwegian and Dutch for milk'],
  ['sind', 'German word'],
  ['hyck', 'the stem of "hyckla"'],
  ['nädd', 'near "nedd" in dialect'],
  ['naff', 'English slang'],
  ['toff', 'English slang'],
  ['miffa', 'used by football fans'],
  ['bobba', 'a sport said in slang'],
  ['rabba', 'a religious title is near'],
  ['gucka', 'near "gucku" and rude slang'],
  ['lonna', 'a lake and a name'],
  ['noffa', 'pupils say so of stealing'],
];
