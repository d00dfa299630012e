/**
 * Real words of the sixteen progress forms of read-words, written for them, by structure.
 *
 * Chosen as the words of word-lists.ts are, with the same marks: `*` a word fewer children know ·
 * `~` the vowel o is long and sounds like å. None of them stands in the screening forms. Where
 * Swedish has few regular words (ng, nk, sj, tj) the list adds to the screening forms' own
 * words, which then stand in both.
 */

/** The words of a structure, and the number of sets that they make. */
export type ProgressWords = {
  structure: string;
  sets: number;
  isAdded: boolean;
  words: readonly string[];
};

const own = (structure: string, sets: number, text: string): ProgressWords => ({
  structure,
  sets,
  isAdded: false,
  words: text.trim().split(/\s+/),
});

const added = (structure: string, sets: number, text: string): ProgressWords => ({
  ...own(structure, sets, text),
  isAdded: true,
});

export const PROGRESS_WORDS: readonly ProgressWords[] = [
  own('CV', 4, 'ro le gå må sy ha ta te'),
  own('VC', 3, 'ek el åk ät in al*'),
  own(
    'CVC',
    4,
    `läs nys löv lån lår bär bak bar bin bor byt dal dam dun duk fel fil kar* gav har hop hör kok
     kor kål lov~ led mer mot mur mät nät när not par pip häl rep res ris rot ryk råd rök sal ser sot
     syr såg sök tal rum tar tog tål bet vek* vet vis var våg vår tag sil*`,
  ),
  own(
    'CVCV',
    4,
    `kaka dyka byta luta väva rena hela låga nära hala gata jaga lysa leda mala meta näsa räka vaka
     vika vita pipa bita raka fina gula fika mysa nosa rusa lura rota söta dyra höga lika sina gala*
     kåpa* röja* syra vana båda bota lada mosa nypa tåla*`,
  ),
  own(
    'CCVC',
    4,
    `smal smet stal spar slog stek stig står stöd sval svag skor skåp slår bröd bröt bryt drar driv
     frön gråt grip grep glas glad glid glöm klev fler knep* knyt gles flög tror flöt flyg flyt flit*
     skar smyg blev blir blås slät* sned drev kryp spak*`,
  ),
  own(
    'CVCC',
    4,
    `varm form film dans palm mars rest lukt last fast rast mast* test väst kant runt mynt tand band
     rand ramp* folk tolk* kork halt* doft sylt bort port fart hörn gård`,
  ),
  own(
    'CCVCC',
    4,
    'smart spark stort grund gräns glans* krans* flest stolt prins plask skarp grönt frans* klart brunt',
  ),
  own(
    'CVCC doubled',
    4,
    `full dill matt sätt mull* bock bäck back sitt pack hack sann vinn tenn* tuff napp lapp rött mätt
     sött satt fått mått gått mygg bygg jobb torr tass mitt ditt hann`,
  ),
  own(
    'CVCCV doubled',
    4,
    `backe jacka kulle fylla hälla tunna panna kanna pinne hacka väcka räcka sätta hissa missa jobba
     tugga mygga kasse morra* torra nalle tumme lappa`,
  ),
  added('CVCC ng', 5, 'tung häng'),
  added('CCVCC ng', 5, 'släng tvång*'),
  added('CVCCV ng', 5, 'ringa långa'),
  added('CVCCV nk', 5, 'tanke länka*'),
  added('CCVC sj tj', 5, 'tjut*'),
  added('CCVCV tj', 5, 'tjata*'),
];
