/**
 * Words a made-up word must not be, hold or nearly be. Written by hand for this purpose.
 * Spelling is lower case with Swedish letters; this file holds rude words because it blocks them.
 */

/** Rude, sexual, demeaning or frightening words in Swedish and English, and near spellings. */
export const RUDE_WORDS: readonly string[] = [
  ...'kuk kuken pitt fitt fitta fitte hora horan knull knulla röv röva skit skita piss pissa bajs'.split(
    ' ',
  ),
  ...'snopp snippa slida rumpa kåt kåta pula puss tutte tutt porr sperma runka runk bög flata mes'.split(
    ' ',
  ),
  ...'neger blatte lapp tattare mongo idiot dum fån fis fisa prutt slem spy spya döda död mord'.split(
    ' ',
  ),
  ...'fan jävla jävel satan helvet mus muff pung ball balle stake suga slyna subba luder nazi nasse'.split(
    ' ',
  ),
  ...'fuck fuk shit cunt cock dick dik tits tit ass arse anal anus cum piss slut whore porn sex nude'.split(
    ' ',
  ),
  ...'fag gay dyke homo nigg nig wank twat prick bitch boob boobs bum poo poop pee pubes rape kill'.split(
    ' ',
  ),
  ...'sob gob turd crap damn hell tosser knob nob hoe poof spunk minge'.split(' '),
];

/**
 * Short words and names in languages that are often spoken in pupils' homes: English, Arabic,
 * Somali, Finnish, Bosnian/Croatian/Serbian, Polish, Persian, Kurdish, Turkish, Tigrinya, Spanish.
 * Written as a Swedish reader would spell or see them. A reminder list, not a dictionary: people
 * who speak the languages read the items before they are approved.
 */
export const HOME_LANGUAGE_WORDS: ReadonlySet<string> = new Set([
  // English
  ...'be by do go he hi if it me my no of on or pa so to up us we am an as at bag bat bed bet big'.split(
    ' ',
  ),
  ...'bit bob bog bud bug bun bus but dad den did dig dip dog dot dug fat fed fib fig fin fit fog'.split(
    ' ',
  ),
  ...'fun fur gap gas get god got gum gun gut hat hit hog hop hot hug hut jab jam jar jet jig job jog'.split(
    ' ',
  ),
  ...'kid kit lab lad lap led leg let lid lip lit log lot lug mad man map mat med men met mob mop mud'.split(
    ' ',
  ),
  ...'mug nap net nod not nun nut pad pan pat peg pen pet pig pin pit pod pop pot pub pun pup rag ran'.split(
    ' ',
  ),
  ...'rap rat red rib rid rig rip rob rod rot rub rug run sad sag sap sat set sin sip sit sob sub sum'.split(
    ' ',
  ),
  ...'sun tan tap ten tin tip top tub tug van vat vet baby lady mini pony tiny note rude rule rose'.split(
    ' ',
  ),
  ...'home hope hose bone tone tune tube life like line time tale tape pipe ride side site size vote'.split(
    ' ',
  ),
  ...'drop drum drip drag flag flat flip flop frog from grab grid grip grin grub plot plug plum plus'.split(
    ' ',
  ),
  ...'pram prop slap sled slim slip slot slug snap snip snug spin spot stab star stem step stop stub'.split(
    ' ',
  ),
  ...'swim trap tram trim trip twin bend belt best bump dust felt fold gift gold hand help hint hold'.split(
    ' ',
  ),
  ...'hunt jump just kind last left lend lift limp lost lump must next nest pond post pump rest rust'.split(
    ' ',
  ),
  ...'sand send silk sold task tent test told vest wind'.split(' '),
  // Arabic, Persian, Kurdish, Turkish in everyday transliteration
  ...'ab ana anta bab bin bint dar din haram halal jan kalb kis nar nur rab ruh sabr salam tin umm ya'.split(
    ' ',
  ),
  ...'baba mama dada nan ab dast dil gol gul kar mah mar mard mor nam pa par pir sag sar sib tu xar'.split(
    ' ',
  ),
  ...'av ba dar dê kur mal nav pel roj ser sor tim ay at al ana ata bal baş bey bir biz dal dil dis'.split(
    ' ',
  ),
  ...'el ev gel göl göz gün kar kas kız kol kus kül mal on oy öl ot pis pul sen ses siz sol son su süt'.split(
    ' ',
  ),
  ...'taş tek top tut tuz un us uzun var ver yan yaş yer yol yok ad ak sik göt am bok'.split(' '),
  // Somali, Tigrinya
  ...'aabo hooyo biyo bir buug dab gar gef geel hal il in jid kab libaax lo lug maya mid nin qof ri'.split(
    ' ',
  ),
  ...'roob san sac til timo wan xun dugsi futo siil gus adey abo bun may mes semay'.split(' '),
  // Finnish
  ...'ei en et he hän ja jo joo kala kana kivi koti kuu lumi luu maa me mies minä muna pää pala pesä'.split(
    ' ',
  ),
  ...'puu sana sika suo sinä susi suu talo te tuo tuli tupa tyttö ukko uni vene vesi yö äiti isä pila'.split(
    ' ',
  ),
  ...'pillu perse pimppi paska hullu tissi kulli muna hitto ruma ruoka hame nenä napa pupu rapu sota'.split(
    ' ',
  ),
  // Bosnian/Croatian/Serbian, Polish
  ...'ali ako bog bol brat da dan do dobro dom dug duh glup grad gol ili jer kost kuk led lav luk med'.split(
    ' ',
  ),
  ...'mir moj most nos nož nov on oko pas pet pod put rad rat rit rok sat se sin sir sok stan sto sud'.split(
    ' ',
  ),
  ...'sup svet ti tih to tri tu tuk vi voda vuk zub dupe guz sisa pica kurac kita jaje rika nula'.split(
    ' ',
  ),
  ...'ale bok brat buk bul but być dom dno dym gest grób jak kot kra lis las list lud mak mam moc'.split(
    ' ',
  ),
  ...'mur nos noga oko pan pas pod pole rak rok ryba ser sen sok stop tak tata tor ul wąż dupa cipa'.split(
    ' ',
  ),
  // Spanish
  ...'al con cada casa de del día dos el ella ese eso esta este flor gato hay ir la las le lo los luna'.split(
    ' ',
  ),
  ...'mal mamá mano mar me mesa mil mi muy no nos ojo oso otro pan papá pata paz pelo perro pie por rey'.split(
    ' ',
  ),
  ...'sal se si sin sol su sur te tío toro tu un una uno uva vaca ver vez vida vino voz ya yo polla teta'.split(
    ' ',
  ),
  ...'puta puto coño pene culo mono nada tapa tipo tomo vaso vela'.split(' '),
  // First names in Swedish classrooms
  ...'abo adi ali amir ana bo dina eli ella ida ina isa isak jon juni kai kim leo lea lia lina liv love'.split(
    ' ',
  ),
  ...'lova luna lo mia mila mina mira mio mona moa my nea nela nils nina noa nova olle omar pia ria rut'.split(
    ' ',
  ),
  ...'sam sara sami siri sol tea tim tor tuva tyra ulf vera vilda ylva åsa åke önn ove'.split(' '),
]);
