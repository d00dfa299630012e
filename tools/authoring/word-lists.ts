/**
 * The real words of the battery, written for it, by structure.
 *
 * Everyday words a six-year-old knows whatever the home: nothing frightening, shaming, commercial
 * or religious, no family roles, no names, no soft k or g, no silent first letter.
 * Marks: `*` a word fewer children know · `~` the vowel o is long and sounds like å.
 */

export type WordStructure = {
  id: string;
  /** Authored base difficulty in logits for a real word read by a first-year pupil. */
  base: number;
  words: readonly string[];
};

const list = (text: string): string[] => text.trim().split(/\s+/);

const structure = (id: string, base: number, text: string): WordStructure => ({
  id,
  base,
  words: list(text),
});

/** Words of the timed grid, in the order of the ladder; each list fills whole positions of four forms. */
export const GRID_STRUCTURES: readonly WordStructure[] = [
  structure('CV', -3.0, 'så nu vi bo se ny få på'),
  structure('VC', -2.9, 'en ut om ur av åt än er'),
  structure(
    'CVC',
    -2.2,
    `lok rör lås gås mos nos väg lag mun bad rad tid ved röd föl hal hel hål mål nål pil mil fin min
     din ren sen len ton hög låg tur lur* gul kul gap rop sås hav söt våt fat vit bit hem fem syn dyr
     fyr* tyg maj nej lök tår bus ram rak rim val bur sak hår får vas`,
  ),
  structure(
    'CVCV',
    -1.6,
    `sova~ sola måla låna baka resa visa gapa nysa rosa sida laga väga bära höra röra mata leta veta
     heta fira vara bara lära dela leva tala rida lova~ tina* såga duka låta gåta luva tuva* ruta tuta
     peka våga hyra myra vila fila* koka boka söka höja`,
  ),
  structure(
    'CCVC',
    -0.9,
    `skål stad sten steg stor spik spår spis skal skum skur* slut smak smör svar svår prat pris prov
     tråd kram krok kräm bred brun stil drag dröm gran gren grön gröt grus grop fram fred frys plåt
     plus klar klot kliv* blöt blus flod* knut kvar stål`,
  ),
  structure(
    'CVCC',
    -0.7,
    `sand rund mild bild vild vind fest höst filt post bäst mask disk kust* hals puls* kalv halv golv
     tolv valp korn horn garn torn kort luft lift* saft salt tält fält`,
  ),
  structure(
    'CCVCC',
    0,
    'stark svart start sport stund* kraft trast* grind plats svans stork klump kvist* frost frisk snart',
  ),
  structure(
    'CVCC doubled',
    -0.5,
    `hatt natt rätt lätt vitt pass kall nytt tall hall fall till vill hopp kopp läpp tunn vann hiss
     vass* ratt* tack lock säck rock gott damm lamm vägg rygg näbb lott*`,
  ),
  structure(
    'CVCCV doubled',
    0,
    `titta hitta kappa tappa soppa doppa bulle rulla kalla falla bygga vagga* packa tacka ficka locka
     mössa passa penna vinna timme simma vecka soffa`,
  ),
  structure('CVCC ng', -0.2, 'ring säng lång tång* gång sång kung peng'),
  structure('CCVCC ng', 0.3, 'stång* slang trång* kring spång* klang* sväng stäng'),
  structure('CVCCV ng', 0.2, 'vinge tunga många hänga gunga fånga lunga* länge'),
  structure('CVCCV nk', 0.3, 'vinka tänka sänka* banka tanka rynka* dunka* punka*'),
  structure('CCVC sj tj', 0.4, 'sjal* sjuk tjur tjat*'),
  structure('CCVCV tj', 0.6, 'tjuta* tjäna* tjugo tjära*'),
];

/** How many positions of the grid's 80 each structure fills follows from its word count / 4. */
export const GRID_PRACTICE = list('ja ni lim kam');

/** Real words of the yes-no task; bases as in the grid, four forms. */
export const DECISION_STRUCTURES: readonly WordStructure[] = [
  structure('CV', -3.0, 'ko bi tå by'),
  structure('VC', -2.9, 'is år yr* ål*'),
  structure('CVC', -2.2, 'sol bil hus båt fot tak mat ros lek dag tåg ben'),
  structure('CVCV', -1.6, 'måne låda saga leka läsa ropa rita hare duva kula bada lila'),
  structure('CCVC', -0.9, 'stol skog spel svan träd kran brev gräs plan blad klok tvål'),
  structure('CVCC', -0.7, 'hund hand fisk barn häst land park bord'),
  structure('CCVCC', 0, 'frukt storm svamp plast'),
  structure('CVCC doubled', -0.5, 'katt boll buss topp'),
  structure('CVCCV doubled', 0, 'hoppa sitta docka matta'),
];

export const DECISION_PRACTICE_REAL = list('bok räv');
