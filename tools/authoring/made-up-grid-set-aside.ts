/**
 * Passed every filter and was still set aside by eye for the made-up words of the timed grid: a
 * reason, and the words it holds for. Read with Swedish ears, and as well as one reader can with those
 * of the languages named; this holds rude words because it blocks them.
 */

const list = (text: string): string[] => text.trim().split(/\s+/);

export const GRID_SET_ASIDE: readonly (readonly [string, readonly string[]])[] = [
  [
    'rude or scornful in Swedish, or nearly so',
    list('möp mök möka möpa möba nöl nöla jäk pök pöpp'),
  ],
  ['rude in English, or a near spelling', list('bof fäp fapa fupa fappa pöp pöpa facka')],
  ['rude in Spanish, Portuguese, or Bosnian/Croatian/Serbian', list('foda jeba jäba kaga')],
  ['near a slur or a group of people', list('nega näga läb leba läba lepa muppa')],
  ['a word, though the dictionaries miss it', list('baf måka föla dysa näpa pära låra loffa')],
  ['a word of everyday speech or dialect', list('fyka tåb höpa gåpa måpa hösa jåp mögga näpp')],
  ['an exclamation or a sound', list('fyf fyfa jep vov vova voffa jalla')],
  ['heard as a word when a vowel is short or near', list('måb måp jek mäk väb fopa jip lål')],
  ['heard as a word when e and ä are alike', list('bäsa päk däs däf räg mäg säp säpa')],
  ['the start of a word, so read as a slip', list('byb dof häf häp väp täv möb lör läf')],
  ['near an everyday word that differs in one letter', list('såfa tyga tida vykt klosk jalp gluf')],
  [
    'English word or name to the ear',
    list('fod mov jäf jåk mäp hyp säf brif spif tvig halp libb laff jåg brir fyp'),
  ],
  [
    'Danish or Norwegian word',
    list('håb råb råba tyv tyva tåba syv håba jyd rypa selv sild gulv bleg'),
  ],
  ['Finnish word', list('joka hyv hyva jyv jyva jepa höla')],
  ['Persian, Arabic or Kurdish word to the ear', list('såf nåf nåv låf båf gåf däv nafa tåv')],
  ['Turkish or Balkan word or name', list('meva vava nira piv')],
  ['religious, a trade name or a public name', list('jof hepa tefa goka jocka vebba pril')],
  ['family, body, drug or ill-being', list('måga klid vulv herp')],
  ['German, Dutch or French word', list('klug kluft velk klöt knork knold')],
  ['final n, so vowel length is unclear', list('jyn pyn nön vön tön nyn nän')],
  [
    'two letters only, and a sound or a start of a word',
    list('ka re ga mä pe bö fa fu åp öt ög yd'),
  ],
  [
    'said with effort: many sounds that do not go together',
    list('drirv grirv prirv plelv ryrv rirn rärn'),
  ],
  ['two m around p or one sound twice', list('mymp mämp memp momp mimp pemp pymp lålv lelv lulv')],
];
