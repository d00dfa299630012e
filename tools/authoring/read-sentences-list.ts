/**
 * The sentences of the sentence task, written for it (data, one line a sentence): six blocks from easy to harder, in each block
 * twenty that are plainly true and twenty that are plainly false for any child.
 *
 * Everyday things and animals: nothing that hangs on culture, weather, region, family, food taste
 * or a body that works in one way; no negation, no irony, nothing frightening, religious or for
 * sale. Names are few, mixed, and stand in true and in false sentences alike.
 */

export type SentenceBlock = { isTrue: readonly string[]; isFalse: readonly string[] };

const lines = (text: string): string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());

export const SENTENCE_BLOCKS: readonly SentenceBlock[] = [
  {
    isTrue: lines(`
      Solen är varm.
      Isen är kall.
      En ko kan äta.
      En mus är liten.
      Ett hus har tak.
      En bil kan tuta.
      Man kan läsa en bok.
      En ko har öron.
      Mat kan man äta.
      Ett får har ben.
      Ett tåg kan åka.
      En sten är hård.
      Ett bi kan flyga.
      Man kan leka ute.
      Man kan rita en bil.
      En båt kan vara vit.
      En häst kan vila.
      En katt kan sova.
      Ali kan ha en mössa.
      En dörr kan vara gul.
    `),
    isFalse: lines(`
      Solen är våt.
      Isen är varm.
      En sten kan sova.
      En ros kan läsa.
      En bil kan äta.
      En sko kan måla.
      Ett hus kan bada.
      En mus är ett tåg.
      En fot kan tala.
      En ko kan köra bil.
      En tå är en bil.
      Ett får kan sy.
      En bok kan leka.
      En båt har öron.
      En hatt kan ropa.
      Ett tåg kan sova.
      Ett bord kan gå.
      En myra är ett hus.
      Man kan äta en stol.
      Elsa kan bo i en sko.
    `),
  },
  {
    isTrue: lines(`
      Gräs är grönt.
      Mjölk är vit.
      En sko har man på foten.
      Man kan sova i en säng.
      En hare kan hoppa.
      En bil har fyra hjul.
      En penna kan vara röd.
      En boll kan rulla.
      Ett träd kan bli högt.
      En fågel kan flyga.
      Man kan bada i vatten.
      Ett rum har golv.
      En sax kan klippa.
      En hund kan springa.
      En banan är gul.
      Ett tåg kan vara långt.
      En kopp kan gå sönder.
      En häst är ett djur.
      Vatten kan rinna.
      Nora kan sitta på en stol.
    `),
    isFalse: lines(`
      Gräs är blått.
      En stol kan simma.
      En katt kan flyga.
      En bil kan dricka saft.
      En boll kan läsa.
      Ett träd kan springa.
      Man sover i en kopp.
      En mus är större än ett hus.
      En hund har tio öron.
      En fisk har skor.
      En sko kan äta bröd.
      En häst kan prata.
      Ett moln är av sten.
      Ett hus kan hoppa.
      En blomma kan cykla.
      En banan är blå.
      Månen är en sko.
      Man kan dricka en bok.
      En mössa har tänder.
      Adam kan lyfta ett berg.
    `),
  },
  {
    isTrue: lines(`
      En fisk kan simma i vatten.
      En hund har fyra ben.
      En apa kan klättra.
      Man kan dricka vatten.
      En fågel har två vingar.
      En elefant är stor.
      Man kan öppna en dörr.
      En klocka visar tiden.
      Man ritar med en penna.
      En groda kan hoppa.
      En snigel är långsam.
      Ett glas kan gå sönder.
      Man kan ha en mössa på huvudet.
      En ko kan ge mjölk.
      Is kan smälta i solen.
      En katt kan klättra i träd.
      Samir kan ha en röd tröja.
      En lampa kan lysa.
      En myra är ett litet djur.
      Ett äpple kan vara rött.
    `),
    isFalse: lines(`
      En fisk kan läsa sagor.
      En sax kan skratta.
      En skolgård får plats i fickan.
      En katt har vingar.
      Man kan äta en lampa.
      En cykel kan sjunga.
      En snigel kan köra buss.
      Stenar växer på träd.
      En fågel har fyra ben.
      Man kan sova i en nyckel.
      En penna kan bli hungrig.
      Ett glas kan dansa.
      Man klipper hår med en sked.
      En dörr kan springa.
      Solen är kall.
      En groda kan skriva.
      Ett äpple har öron.
      Noor kan äta en buss.
      En häst är mindre än en myra.
      En hund kan bygga ett hus.
    `),
  },
  {
    isTrue: lines(`
      Man kan klippa papper med en sax.
      En hund kan vifta på svansen.
      En fågel kan bygga ett bo.
      Ett träd kan ha gröna blad.
      Man kan tvätta händerna med tvål.
      En kanin har mjuk päls.
      En buss är större än en cykel.
      En kanin kan äta gräs.
      Sand kan vara torr.
      En ballong kan spricka.
      En nyckel kan låsa en dörr.
      En svan kan simma.
      Man skriver med en penna.
      En giraff har lång hals.
      Blommor kan växa i jord.
      En sax kan vara vass.
      Ett flygplan kan flyga.
      En bok kan ha många sidor.
      Omar kan rita en randig tröja.
      En stor sten är tung.
    `),
    isFalse: lines(`
      En hund kan läsa en tidning.
      Ett träd kan baka bröd.
      Man äter soppa med en kam.
      En kanin kan köra traktor.
      En fisk kan sitta på en stol.
      En groda är större än en häst.
      Blommor kan skratta högt.
      En ballong är gjord av sten.
      En sked kan gråta.
      En giraff bor i ett moln.
      En svan har fyra ben.
      Ett flygplan är ett djur.
      Sand kan vara hungrig.
      Man borstar tänderna med en sten.
      En bok kan springa snabbt.
      En nyckel kan dricka mjölk.
      En cykel har ögon.
      Ett bord kan bli trött.
      Amina kan hoppa till månen.
      En katt har sju svansar.
    `),
  },
  {
    isTrue: lines(`
      En sköldpadda har ett hårt skal.
      En elefant har en lång snabel.
      En brandbil kan köra fort.
      Man kan bygga torn av klossar.
      Ett paraply skyddar mot regn.
      Fåglar har fjädrar på kroppen.
      Man kan tända en lampa.
      Ett lejon är starkare än en mus.
      En krokodil har många tänder.
      Hästar kan springa fort.
      En trumma kan låta högt.
      Man kan bada i ett badkar.
      Ett frö kan bli en växt.
      Ett bord kan vara av trä.
      Glass kan smälta i värmen.
      En traktor har stora hjul.
      Pennor kan ligga i en låda.
      En banan har ett gult skal.
      Lina kan måla med en pensel.
      Ett får har tjock ull.
    `),
    isFalse: lines(`
      En sköldpadda kan flyga fort.
      En krokodil kan sjunga en sång.
      Ett paraply är gjort av mjölk.
      En elefant kan bo i en tomat.
      En fjäril är tyngre än en elefant.
      Man kan koka soppa i en strumpa.
      Ett lejon kan skriva ett brev.
      Klossar kan äta frukost.
      Fåglar har hjul på kroppen.
      En trumma kan dricka saft.
      Man skriver med en morot.
      En soffa kan springa iväg.
      Myror är större än hundar.
      En traktor kan sova i sängen.
      Pennor kan växa på träd.
      Ett badkar kan spela fotboll.
      En brandbil kan lägga ägg.
      Man tvättar kläder med jord.
      En fot har två näsor.
      Leo kan hoppa över ett moln.
    `),
  },
  {
    isTrue: lines(`
      En sköldpadda är långsammare än en häst.
      Man kan torka sig med en handduk.
      Kängurur kan hoppa långt.
      En helikopter kan landa på marken.
      Man kan äta soppa med sked.
      Ett trasigt fönster kan lagas.
      Elefanter är tyngre än kaniner.
      En blyertspenna kan bli kort.
      Ett skepp kan segla över havet.
      En spegel visar hur man ser ut.
      Man kan gömma sig bakom träd.
      En gammal klocka kan stanna.
      En strumpa kan bli smutsig.
      Små fiskar kan simma i en damm.
      En trappa har flera steg.
      Man kan knyta ett snöre.
      Stora djur behöver mycket mat.
      En fjäder är lättare än en sten.
      Vera kan gunga på en gunga.
      En ficklampa kan lysa i mörkret.
    `),
    isFalse: lines(`
      En sköldpadda är snabbare än en bil.
      En helikopter är gjord av bröd.
      Strumpor kan skriva långa brev.
      Ett fönster kan springa i skogen.
      Elefanter kan bo i små äpplen.
      En trappa kan dricka vatten.
      En spegel kan bli sjuk.
      Stora stenar är lätta som fjädrar.
      En fjäder är tyngre än en bil.
      Man kan gömma en skola i fickan.
      Svampar kan springa fortare än hästar.
      En ficklampa kan äta smörgås.
      Krokodiler kan läsa högt för barn.
      Kaniner kan köra långa tåg.
      Ett skepp kan klättra i träd.
      Snigeln har sex långa ben.
      Tröjor växer på blommor.
      Blyertspennor kan simma och dyka.
      Tre lärare ryms i en skolväska.
      Mira kan äta upp en skola.
    `),
  },
];

/** Tried before the test: two true and two false, very short. */
export const SENTENCE_PRACTICE: readonly { sentence: string; isTrue: boolean }[] = [
  { sentence: 'En fisk kan simma.', isTrue: true },
  { sentence: 'En stol kan äta.', isTrue: false },
  { sentence: 'En bok har ben.', isTrue: false },
  { sentence: 'En katt har öron.', isTrue: true },
];
