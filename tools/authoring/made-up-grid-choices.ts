/**
 * The made-up words of the timed grid that a person chose among those that passed the filters, by
 * structure, and the ones that were set aside by eye. Two people approve each word before it is
 * used with pupils outside demonstrations.
 *
 * Lists fill whole sets: a form takes one set of each structure (see made-up-grid.ts). The two-letter
 * words are shared between the screening and the progress forms, because Swedish leaves only a
 * few two-letter strings that are no words; all other words of the progress forms are their own.
 */
import type { WordStructure } from './word-lists';

const list = (text: string): string[] => text.trim().split(/\s+/);

const structure = (id: string, base: number, text: string): WordStructure => ({
  id,
  base,
  words: list(text),
});

/** Bases are those of real words of the structure; being made up adds to them. */
export const MADE_UP_GRID: readonly WordStructure[] = [
  structure('CV', -3.0, 'lö py rä jö rö'),
  structure(
    'CVC',
    -2.2,
    `byf dyv fof fov fev fyd fäb fäv föb föp gug gåg håd hef hib hyb häb jåf jyg jyk jyt jäb jöf jöp
     lyb mav måv mib mip miv myb myd myp mäb nup nyd nyf näf pav puv pyg pyp päf päv räb ryf söf tåd
     tyb täf töb töf töl töp vaf vub vud vup vef vyd vyg vyk vyr vyt vöb vöf vök völ vöp vöt våb bäf`,
  ),
  structure(
    'CVCV',
    -1.6,
    `buva byfa bäfa bäga dåfa dyfa byva foba fova fuva fåba fåda fåpa fåva fepa feva fyga fypa fäda
     fäka fäva föka föpa gåba gåfa gåka gåna hufa håda håfa håsa hega hyba häfa häga höfa höka jufa
     jåda jåfa jåla jyba jåra jåsa jyfa jika jypa jysa jäfa jäpa jöla jöpa låfa låla lifa lyfa lypa
     läfa läla mava mova mupa måfa måva meba mefa mepa miba mipa miva myda myfa mypa mäfa mäpa mäva
     nupa töba nåfa nåka höba nefa niba nifa nyda näda näfa näla nöka nösa pofa poga pona pova påfa
     påna påra pefa peva päfa päga päva pöga pöra pöta jöba ryfa räba säfa söna tåda tåfa nöba tiba
     tiva tyfa täda täfa täga täla töla töpa vafa vona vopa vufa vusa vuta våfa våna våva vyda vyga
     vyka vyta väfa vöga vöka vöna vösa böfa jyka lyba löba nöfa pöfa myba dyva vyba nyba`,
  ),
  structure(
    'CCVC',
    -0.9,
    `blib blul bläb bruf plyl bräg bräl bråf dral drif druf dryv dråf drig draf fleg flif flof flul
     flyf flåg flöb fläg flal fral freg frep frib frop fruf fräb fråk fröb fryf glag glak glef glek
     glep glig glul gläv glöb grag gryg klal klof klyg klöb knaf knis knuv knyg knäf knåf knåv knöf
     krif kruv kråb kryv plaf pleg plep plif plöv plök praf pryf präf slib slif slod slåf slåp smav
     smeb smif smip smup småv smub snis sniv snov snåf slöp spef spul spöf tvyl stäf stöf stys svaf
     svef svib svof svok svug svus svåp svöl sväb treb tråf trif tröf tvab tvag tvav tveb tvef tvip
     tvof tvob tvok tvup tväk tvåb tvög tvul tvud bräf brof dröf fråb fråv dråk snof svuf tvyg`,
  ),
  structure(
    'CVCC',
    -0.7,
    `baft bilv bylv belv burv bålv börv darv dänt dårv däft dölv felv felp foft forp furv fälv fölp
     filk filv forv furp därn gokt golp gorv gulk gurp gålk hikt hirk hyrk hölv hörp hösk hurv jarp
     jirn jolk juft julv jylk jånt jelv jirv jolp jålv jåsk kolp lorv lurn lirv lolk lylp meft melp
     mirv molp mokt märv måft myrv nalt narn nelp nelt nilk nilv nirv noft norv nulp nurv nyft nylk
     nårk nalv pelv poft pyft pylp päft pålp pölk pörp pylk relp ruft rarn rilv rirv rolt rålv rölk
     sirp suft surv sylp sårn silp sorv sulp sårv telk tilk tirp täft töls törp tälp tåsk virn voft
     vyrn vurn vylv vårp vöft vaft`,
  ),
  structure(
    'CCVCC',
    0,
    `blusk blurk blift blols bralt brilt brolv brärk drilk drulv flaft flärk flöft flilt floft florp
     fralt freft frilk froft frelv fremp glarv glerk glikt gloft glult glöft gralk gräkt grolk klåsk
     klölk klulk klorv knarn knern knirt knorv knölp knyft krilt krark krerp plilt plirp plult plorp
     plöft prolt prylt prils slärt smelp snyrt snolk snalt spilv spolp spölt stilv stokt stelk svokt
     sväkt sväft trilp tremp trirp tvalt tvilv tvirp tvoft tvälp tvelk tvurv slyst knåls`,
  ),
  structure(
    'CVCC doubled',
    -0.5,
    `fepp fybb byrr jaff larr häbb höff jädd jöpp lybb läll löll mibb mipp mybb mydd nupp nyff näff
     pägg rebb ryff söff tyff töpp vaff vepp vudd vupp vurr vybb vyck vyff vöss rerr pöff nöck nurr
     pyck väff våss vyrr vydd jyss`,
  ),
  structure(
    'CVCCV doubled',
    0,
    `febba fydda fygga gårra heffa höbba höffa jerra jytta jårra meppa mibba myppa mågga nybba nygga
     nyrra nögga rirra rurra rybba räbba syppa többa tögga tölla vonna voppa våppa vöbba vöppa vötta
     jyrra fyppa mybba järra lybba måffa nibba nirra pycka päffa pånna rärra teffa nöbba vurra völla`,
  ),
];

export const MADE_UP_GRID_PRACTICE = list('fef lyl gåk jyl');
