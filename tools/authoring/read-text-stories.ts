/**
 * The running texts, written for the task: small everyday stories with a point, one line a
 * sentence, mostly short main clauses. Form D is the reserve.
 */
export type Story = { heading: string; sentences: readonly string[] };

const story = (heading: string, text: string): Story => ({
  heading,
  sentences: text
    .trim()
    .split('\n')
    .map((line) => line.trim()),
});

export const STORIES: Record<'A' | 'B' | 'C' | 'D', Story> = {
  A: story(
    'Bollen i trädet',
    `
    Ali har en ny boll.
    Den är röd och stor.
    Han tar med den till parken.
    Där träffar han Elsa.
    De sparkar bollen fram och tillbaka.
    Då sparkar Ali lite för hårt.
    Bollen flyger högt upp i luften.
    Den fastnar i ett träd.
    Ali tittar upp.
    Bollen sitter på en gren.
    Elsa hoppar så högt hon kan.
    Det räcker inte.
    Ali letar upp en lång pinne.
    Den är ändå för kort.
    Då tar Elsa av sig en sko.
    Hon kastar den på bollen.
    Nu sitter skon också fast.
    De tittar på varandra och skrattar.
    Sedan kommer en liten fågel.
    Den landar på samma gren.
    Fågeln tittar noga på bollen.
    Den petar på den med sin näbb.
    Bollen rullar lite åt sidan.
    Till slut ramlar den ner i gräset.
    Skon följer med på vägen.
    Tack, lilla fågel, ropar Ali.
    Elsa tar på sig skon igen.
    Nu rullar de bollen på marken.
    Fågeln sitter kvar och ser på.
    `,
  ),
  B: story(
    'Nyckeln',
    `
    Noor är på väg till skolan.
    Hon ser något i gruset.
    Där ligger en liten nyckel.
    Den är gul och blank.
    Vem har tappat den?
    Noor plockar upp nyckeln och funderar.
    Sedan frågar hon en man med väska.
    Den är inte min, säger han.
    Hon frågar en kvinna på cykel.
    Den är inte min, säger hon.
    Noor tar med nyckeln till skolan.
    Alla barn står på rad och väntar.
    Den stora dörren är låst.
    Ingen kan gå in.
    Läraren letar i sin jacka.
    Hon letar också i sin väska.
    Hon letar till och med under mattan.
    Min nyckel är borta, säger hon.
    Då blir Noor glad.
    Hon håller fram sin hand.
    Är det den här? frågar hon.
    Läraren börjar skratta högt.
    Sedan provar hon den i låset.
    Klick, säger det.
    Dörren går upp.
    Alla barn jublar av glädje.
    Tack, Noor, säger läraren.
    I dag får du gå in först.
    Noor nickar och hoppar in i skolan.
    `,
  ),
  C: story(
    'Båten av papper',
    `
    Maja har ett stort papper.
    Hon viker en båt.
    Sedan går hon till dammen.
    Där står Samir och kastar små stenar.
    Får jag vara med? frågar han.
    De sätter båten i vattnet.
    Först går det bra.
    Båten flyter långt ut.
    Sedan blir pappret vått.
    Båten sjunker till botten.
    Maja blir lite ledsen.
    Vi gör en till, säger Samir.
    Han letar i gräset.
    Där ligger en bit trä.
    Maja tar ett stort blad.
    Det blir ett grönt segel.
    De sätter den nya båten i vattnet.
    Den lutar lite åt sidan.
    Samir lägger en liten sten på den.
    Nu lutar den åt andra sidan.
    Maja lägger dit en sten till.
    Då ligger båten rakt och fint.
    En vind tar tag i bladet.
    Båten seglar över hela dammen.
    På andra sidan sitter en groda.
    Den hoppar upp på båten.
    Båten gungar men den sjunker inte.
    Nu har vi en kapten, ropar Maja.
    Grodan ser på dem och säger kvack.
    `,
  ),
  D: story(
    'Ljudet',
    `
    Det är helt tyst i rummet.
    Alla barn sitter och ritar träd.
    Då hör Leo ett ljud.
    Pip, låter det svagt.
    Leo ser sig om en stund.
    Han ser ingen fågel.
    Strax hör han det en gång till.
    Nu hör Amina det också.
    De letar under alla bord.
    Där finns bara en gul penna.
    De letar bakom den stora hyllan.
    Där finns bara lite skräp.
    Pip, säger det igen.
    Nu hjälps alla åt.
    De letar så gott de kan.
    Någon letar i lådan med papper.
    Någon letar i korgen med bollar.
    Läraren lyfter på sin blå väska.
    Där finns det inte heller.
    Var kan ljudet komma ifrån?
    Leo står helt still och lyssnar.
    Sedan pekar han upp på väggen.
    Där hänger en rund klocka.
    Pip, säger klockan.
    Den går lite för sakta.
    Klockan är hungrig, säger Amina.
    Den vill ha ett nytt batteri.
    Läraren ler och byter batteri i klockan.
    Nu säger den bara tick tack.
    `,
  ),
};

/** Tried before the text. */
export const TEXT_PRACTICE = 'Här är en rad att öva på.';
