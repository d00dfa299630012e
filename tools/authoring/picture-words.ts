/**
 * The pictures of the battery and the word each of them stands for. Data, one line a picture.
 *
 * Every child meets these things whatever the home: nothing frightening, shaming, religious or
 * commercial, no weapons, no alcohol. Words with another first sound than their first letter says
 * (soft k and g, sj, tj) are here for listening vocabulary only.
 *
 * Sounds are broad and regional speech may differ: a letter stands for its Swedish letter sound,
 * so `o` is the vowel of sko and `å` that of båt; a colon marks a long vowel; short e and short ä
 * are both `ä`, which many speakers do not tell apart; `e` is the weak vowel of an ending;
 * `ng`, `sj` and `tj` are one sound each.
 */

export type PictureWord = {
  /** Name of the picture file and of the clips, in English. */
  id: string;
  /** The word. */
  sv: string;
  sounds: readonly string[];
  /** Name in the icon set. */
  icon: string;
  /** Authored: 1 every six-year-old says it, 5 few do. */
  rarity: number;
  field: string;
  /** Pictures of one group never stand in the same item: one word could fit both. */
  lookalike: string | null;
  /** What else a child might say; empty when nothing comes to mind. */
  note: string;
};

/** id | word | sounds | icon | rarity | field | lookalike group | what else a child might say */
const TABLE = `
sun | sol | s o: l | sun | 1 | sky | |
moon | måne | m å: n e | crescent-moon | 1 | sky | moon |
star | stjärna | sj ä: r n a | star | 1 | sky | |
cloud | moln | m å: l n | cloud | 1 | sky | |
rainbow | regnbåge | r ä ng n b å: g e | rainbow | 2 | sky | |
planet | planet | p l a n e: t | ringed-planet | 3 | sky | | Saturnus
comet | komet | k å m e: t | comet | 5 | sky | | meteor, stjärnfall
satellite | satellit | s a t ä l i: t | satellite | 5 | sky | | rymdskepp
snowflake | snöflinga | s n ö: f l i ng a | snowflake | 3 | sky | | snö
rock | sten | s t e: n | rock | 1 | nature | |
volcano | vulkan | v u l k a: n | volcano | 4 | nature | |
island | ö | ö: | desert-island | 2 | nature | palm | palm
ice | is | i: s | ice | 1 | nature | ice | isbit
feather | fjäder | f j ä: d e r | feather | 3 | nature | |
shell | snäcka | s n ä k a | spiral-shell | 3 | sea | shell | snigelskal
nest | bo | b o: | empty-nest | 1 | nature | nest | fågelbo
spider-web | spindelnät | s p i n d e l n ä: t | spider-web | 3 | nature | |
tree | träd | t r ä: d | deciduous-tree | 1 | plant | tree |
spruce | gran | g r a: n | evergreen-tree | 1 | plant | tree | julgran, träd
palm | palm | p a l m | palm-tree | 2 | plant | palm | palmträd
cactus | kaktus | k a k t u s | cactus | 3 | plant | |
blossom | blomma | b l o m a | blossom | 1 | plant | flower |
sunflower | solros | s o: l r o: s | sunflower | 3 | plant | flower | blomma
tulip | tulpan | t u l p a: n | tulip | 3 | plant | flower | blomma
clover | klöver | k l ö: v e r | four-leaf-clover | 4 | plant | | fyrklöver
mushroom | svamp | s v a m p | brown-mushroom | 1 | plant | |
cow | ko | k o: | cow | 1 | farm | |
ewe | får | f å: r | ewe | 1 | farm | | lamm
horse | häst | h ä s t | horse-face | 1 | farm | horse |
donkey | åsna | å: s n a | donkey | 3 | farm | horse | häst
goat | get | j e: t | goat | 2 | farm | | bock
rooster | tupp | t u p | rooster | 1 | farm | | höna
duck | anka | a ng k a | duck | 1 | bird | water-bird | and
goose | gås | g å: s | goose | 2 | bird | water-bird | anka
swan | svan | s v a: n | swan | 1 | bird | water-bird |
bird | fågel | f å: g e l | bird | 1 | bird | small-bird |
owl | uggla | u g l a | owl | 2 | bird | |
penguin | pingvin | p i ng v i: n | penguin | 2 | bird | |
parrot | papegoja | p a p e g å j a | parrot | 3 | bird | small-bird |
peacock | påfågel | p å: f å: g e l | peacock | 4 | bird | |
flamingo | flamingo | f l a m i ng g o | flamingo | 4 | bird | |
turkey | kalkon | k a l k o: n | turkey | 4 | bird | |
eagle | örn | ö r n | eagle | 4 | bird | | fågel
cat | katt | k a t | cat | 1 | pet | cat |
dog | hund | h u n d | dog | 1 | pet | |
rabbit | kanin | k a n i: n | rabbit | 1 | pet | | hare
mouse | mus | m u: s | mouse | 1 | pet | | råtta
fox | räv | r ä: v | fox | 1 | wild | fox |
wolf | varg | v a r j | wolf | 2 | wild | fox |
moose | älg | ä l j | moose | 1 | wild | antler |
deer | hjort | j o r t | deer | 3 | wild | antler | rådjur, ren
hedgehog | igelkott | i: g e l k å t | hedgehog | 2 | wild | |
beaver | bäver | b ä: v e r | beaver | 3 | wild | brown |
otter | utter | u t e r | otter | 5 | wild | brown | bäver
raccoon | tvättbjörn | t v ä t b j ö r n | raccoon | 4 | wild | |
frog | groda | g r o: d a | frog | 1 | wild | |
turtle | sköldpadda | sj ö l d p a d a | turtle | 2 | wild | |
lizard | ödla | ö: d l a | lizard | 3 | wild | crocodile |
snake | orm | o r m | snake | 1 | wild | worm |
lion | lejon | l ä j å n | lion | 1 | zoo | cat |
tiger | tiger | t i: g e r | tiger | 1 | zoo | cat |
leopard | leopard | l e o p a: r d | leopard | 3 | zoo | cat | gepard
elephant | elefant | ä l e f a n t | elephant | 1 | zoo | |
giraffe | giraff | sj i r a f | giraffe | 1 | zoo | |
zebra | zebra | s e: b r a | zebra | 2 | zoo | |
monkey | apa | a: p a | monkey | 1 | zoo | ape |
gorilla | gorilla | g å r i l a | gorilla | 3 | zoo | ape | apa
orangutan | orangutang | å r a ng u t a ng | orangutan | 5 | zoo | ape | apa
sloth | sengångare | s e: n g å ng a r e | sloth | 5 | zoo | ape |
kangaroo | känguru | tj ä ng g u r u | kangaroo | 3 | zoo | |
rhinoceros | noshörning | n o: s h ö: r n i ng | rhinoceros | 3 | zoo | |
hippopotamus | flodhäst | f l o: d h ä s t | hippopotamus | 3 | zoo | |
panda | panda | p a n d a | panda | 2 | zoo | |
koala | koala | k o a: l a | koala | 4 | zoo | |
camel | kamel | k a m e: l | two-hump-camel | 2 | zoo | llama |
llama | lama | l a: m a | llama | 4 | zoo | llama | alpacka
crocodile | krokodil | k r o k o d i: l | crocodile | 2 | zoo | crocodile |
dinosaur | dinosaurie | d i: n o s a u r i e | sauropod | 2 | zoo | | långhals
mammoth | mammut | m a m u t | mammoth | 4 | zoo | | elefant
fish | fisk | f i s k | fish | 1 | sea | fish |
whale | val | v a: l | whale | 2 | sea | fish |
dolphin | delfin | d ä l f i: n | dolphin | 2 | sea | fish |
seal | säl | s ä: l | seal | 2 | sea | |
crab | krabba | k r a b a | crab | 2 | sea | claw |
lobster | hummer | h u m e r | lobster | 4 | sea | claw | kräfta
shrimp | räka | r ä: k a | shrimp | 2 | sea | |
squid | bläckfisk | b l ä k f i s k | squid | 3 | sea | tentacle |
jellyfish | manet | m a n e: t | jellyfish | 4 | sea | tentacle |
coral | korall | k å r a l | coral | 5 | sea | |
bee | bi | b i: | honeybee | 1 | insect | | geting, humla
ant | myra | m y: r a | ant | 1 | insect | |
mosquito | mygga | m y g a | mosquito | 1 | insect | |
butterfly | fjäril | f j ä: r i l | butterfly | 1 | insect | |
ladybird | nyckelpiga | n y k e l p i: g a | lady-beetle | 2 | insect | |
beetle | skalbagge | s k a: l b a g e | beetle | 3 | insect | |
grasshopper | gräshoppa | g r ä: s h å p a | cricket | 3 | insect | |
caterpillar | larv | l a r v | bug | 3 | insect | worm | mask
worm | mask | m a s k | worm | 1 | insect | worm |
snail | snigel | s n i: g e l | snail | 1 | insect | shell | snäcka
apple | äpple | ä p l e | red-apple | 1 | fruit | |
pear | päron | p ä: r å n | pear | 1 | fruit | |
banana | banan | b a n a: n | banana | 1 | fruit | |
pineapple | ananas | a n a n a s | pineapple | 2 | fruit | |
lemon | citron | s i t r o: n | lemon | 2 | fruit | |
cherries | körsbär | tj ö r s b ä: r | cherries | 2 | fruit | |
grapes | vindruvor | v i: n d r u: v o r | grapes | 2 | fruit | berry | druvor
strawberry | jordgubbe | j o: r d g u b e | strawberry | 1 | fruit | |
blueberries | blåbär | b l å: b ä: r | blueberries | 2 | fruit | berry |
watermelon | vattenmelon | v a t e n m e l o: n | watermelon | 2 | fruit | | melon
coconut | kokosnöt | k o k å s n ö: t | coconut | 4 | fruit | |
carrot | morot | m o: r o: t | carrot | 1 | vegetable | |
onion | lök | l ö: k | onion | 2 | vegetable | onion |
garlic | vitlök | v i: t l ö: k | garlic | 4 | vegetable | onion | lök
cucumber | gurka | g u r k a | cucumber | 1 | vegetable | |
tomato | tomat | t o m a: t | tomato | 1 | vegetable | |
potato | potatis | p o t a: t i s | potato | 1 | vegetable | |
pepper | paprika | p a: p r i k a | bell-pepper | 2 | vegetable | |
broccoli | broccoli | b r å k å l i | broccoli | 2 | vegetable | |
corn | majs | m a j s | ear-of-corn | 2 | vegetable | | majskolv
avocado | avokado | a v o k a: d o | avocado | 3 | vegetable | |
egg | ägg | ä g | egg | 1 | food | nest |
cheese | ost | o s t | cheese-wedge | 1 | food | |
bread | bröd | b r ö: d | bread | 1 | food | | rostbröd
butter | smör | s m ö: r | butter | 1 | food | |
tea | te | t e: | teacup-without-handle | 1 | food | | tekopp
car | bil | b i: l | automobile | 1 | vehicle | car |
bus | buss | b u s | bus | 1 | vehicle | car |
lorry | lastbil | l a s t b i: l | articulated-lorry | 1 | vehicle | car |
fire-engine | brandbil | b r a n d b i: l | fire-engine | 1 | vehicle | car |
ambulance | ambulans | a m b u l a n s | ambulance | 2 | vehicle | car |
tractor | traktor | t r a k t o r | tractor | 1 | vehicle | |
train | tåg | t å: g | train | 1 | vehicle | rail |
bicycle | cykel | s y k e l | bicycle | 1 | vehicle | wheel |
kick-scooter | sparkcykel | s p a r k s y k e l | kick-scooter | 2 | vehicle | |
motorcycle | motorcykel | m o: t o r s y k e l | motorcycle | 2 | vehicle | | moped
boat | båt | b å: t | motor-boat | 1 | vehicle | |
aeroplane | flygplan | f l y: g p l a: n | airplane | 1 | vehicle | |
helicopter | helikopter | h ä l i k å p t e r | helicopter | 2 | vehicle | |
rocket | raket | r a k e: t | rocket | 2 | vehicle | |
parachute | fallskärm | f a l sj ä r m | parachute | 4 | vehicle | |
cable-car | linbana | l i: n b a: n a | aerial-tramway | 5 | vehicle | rail | skidlift
wheel | hjul | j u: l | wheel | 1 | vehicle | wheel |
hat | hatt | h a t | top-hat | 1 | clothes | scarf |
shoe | sko | s k o: | running-shoe | 1 | clothes | shoe | gympasko
scarf | halsduk | h a l s d u: k | scarf | 2 | clothes | scarf |
dress | klänning | k l ä n i ng | dress | 1 | clothes | |
crown | krona | k r o: n a | crown | 1 | clothes | |
ring | ring | r i ng | ring | 1 | clothes | |
glasses | glasögon | g l a: s ö: g å n | glasses | 1 | clothes | |
ribbon | rosett | r o s ä t | ribbon | 3 | clothes | | fluga
tie | slips | s l i p s | necktie | 3 | clothes | | skjorta
ice-skate | skridsko | s k r i s k o | ice-skate | 2 | clothes | shoe |
backpack | ryggsäck | r y g s ä k | backpack | 2 | clothes | |
helmet | hjälm | j ä l m | rescue-workers-helmet | 2 | clothes | |
foot | fot | f o: t | foot | 1 | body | |
hand | hand | h a n d | hand-with-fingers-splayed | 1 | body | |
eye | öga | ö: g a | eye | 1 | body | |
ear | öra | ö: r a | ear | 1 | body | |
nose | näsa | n ä: s a | nose | 1 | body | |
mouth | mun | m u n | mouth | 1 | body | mouth | läppar
tooth | tand | t a n d | tooth | 1 | body | |
tongue | tunga | t u ng a | tongue | 1 | body | mouth |
bone | ben | b e: n | bone | 1 | body | | hundben
brain | hjärna | j ä: r n a | brain | 3 | body | |
lungs | lungor | l u ng o r | lungs | 5 | body | |
house | hus | h u: s | house | 1 | building | house |
school | skola | s k o: l a | school | 2 | building | house | hus
castle | slott | s l å t | castle | 2 | building | | borg
tent | tält | t ä l t | tent | 2 | building | moon |
fountain | fontän | f å n t ä: n | fountain | 4 | building | |
crane | lyftkran | l y f t k r a: n | building-construction | 3 | building | | kran
door | dörr | d ö r | door | 1 | home | |
bed | säng | s ä ng | bed | 1 | home | |
chair | stol | s t o: l | chair | 1 | home | |
couch | soffa | s å f a | couch-and-lamp | 1 | home | | soffa och lampa
lock | lås | l å: s | locked | 1 | home | | hänglås
key | nyckel | n y k e l | key | 1 | home | |
soap | tvål | t v å: l | soap | 1 | home | |
bathtub | badkar | b a: d k a: r | bathtub | 1 | home | |
toothbrush | tandborste | t a n d b å r s t e | toothbrush | 1 | home | |
spoon | sked | sj e: d | spoon | 1 | home | |
umbrella | paraply | p a r a p l y: | umbrella | 1 | home | |
bucket | hink | h i ng k | bucket | 2 | home | | spann
basket | korg | k å r j | basket | 2 | home | |
broom | kvast | k v a s t | broom | 2 | home | | sopborste
envelope | brev | b r e: v | envelope | 1 | home | | kuvert
alarm-clock | klocka | k l å k a | alarm-clock | 1 | home | clock | väckarklocka
candle | ljus | j u: s | candle | 1 | home | | stearinljus
fire-extinguisher | brandsläckare | b r a n d s l ä k a r e | fire-extinguisher | 3 | home | |
teddy | nalle | n a l e | teddy-bear | 1 | play | | björn
balloon | ballong | b a l å ng | balloon | 1 | play | |
yo-yo | jojo | j å j å | yo-yo | 3 | play | |
die | tärning | t ä: r n i ng | game-die | 2 | play | |
robot | robot | r å b å t | robot | 1 | play | |
slide | rutschkana | r u t sj k a: n a | playground-slide | 1 | play | |
skateboard | skateboard | s k e j t b å r d | skateboard | 2 | play | |
magic-wand | trollspö | t r å l s p ö: | magic-wand | 3 | play | |
boomerang | bumerang | b o m e r a ng | boomerang | 5 | play | |
trophy | pokal | p å k a: l | trophy | 4 | play | | pris
snowman | snögubbe | s n ö: g u b e | snowman-without-snow | 1 | play | scarf |
drum | trumma | t r u m a | drum | 1 | music | |
guitar | gitarr | j i t a r | guitar | 1 | music | strings | elgitarr
violin | fiol | f i o: l | violin | 3 | music | strings |
flute | flöjt | f l ö j t | flute | 3 | music | |
trumpet | trumpet | t r u m p e: t | trumpet | 3 | music | brass |
saxophone | saxofon | s a k s å f å: n | saxophone | 4 | music | brass |
accordion | dragspel | d r a: g s p e: l | accordion | 4 | music | |
saw | såg | s å: g | carpentry-saw | 2 | tool | |
hammer | hammare | h a m a r e | hammer | 2 | tool | hammer |
ladder | stege | s t e: g e | ladder | 2 | tool | |
screwdriver | skruvmejsel | s k r u: v m e j s e l | screwdriver | 3 | tool | |
gear | kugghjul | k u g j u: l | gear | 4 | tool | wheel |
chain | kedja | tj e: d j a | chains | 3 | tool | |
anchor | ankare | a ng k a r e | anchor | 3 | tool | hook |
hook | krok | k r o: k | hook | 3 | tool | hook |
safety-pin | säkerhetsnål | s ä: k e r h e: t s n å: l | safety-pin | 4 | tool | needle |
needle | nål | n å: l | sewing-needle | 2 | tool | needle | nål och tråd
crutch | krycka | k r y k a | crutch | 4 | tool | |
torch | ficklampa | f i k l a m p a | flashlight | 2 | tool | |
battery | batteri | b a t e r i: | battery | 3 | tool | |
pencil | penna | p ä n a | pencil | 1 | school | pencil |
book | bok | b o: k | closed-book | 1 | school | |
scissors | sax | s a k s | scissors | 1 | school | |
one | ett | ä t | keycap-1 | 1 | school | | en etta
paperclip | gem | g e: m | paperclip | 4 | school | |
ruler | linjal | l i n j a: l | straight-ruler | 4 | school | |
brush | pensel | p ä n s e l | paintbrush | 3 | school | pencil |
palette | palett | p a l ä t | artist-palette | 5 | school | |
drawing-pin | häftstift | h ä f t s t i f t | pushpin | 5 | school | | kartnål
abacus | kulram | k u: l r a: m | abacus | 5 | school | | räkneram
calendar | kalender | k a l ä n d e r | calendar | 4 | school | |
computer | dator | d a: t å r | laptop | 1 | technology | screen |
printer | skrivare | s k r i: v a r e | printer | 4 | technology | |
camera | kamera | k a: m e r a | camera | 2 | technology | |
headphones | hörlurar | h ö: r l u: r a r | headphone | 2 | technology | |
microphone | mikrofon | m i k r o f å: n | microphone | 3 | technology | |
megaphone | megafon | m e g a f å: n | megaphone | 5 | technology | |
radio | radio | r a: d i o | radio | 3 | technology | |
magnet | magnet | m a ng n e: t | magnet | 3 | science | |
compass | kompass | k å m p a s | compass | 4 | science | |
thermometer | termometer | t ä r m o m e: t e r | thermometer | 4 | science | |
hourglass | timglas | t i m g l a: s | hourglass-done | 4 | science | |
magnifying-glass | förstoringsglas | f ö r s t o: r i ng s g l a: s | magnifying-glass-tilted-left | 3 | science | | lupp
stethoscope | stetoskop | s t ä t o s k å: p | stethoscope | 5 | science | |
microscope | mikroskop | m i k r o s k å: p | microscope | 5 | science | |
telescope | teleskop | t ä l ä s k å: p | telescope | 5 | science | | kikare, stjärnkikare
test-tube | provrör | p r o: v r ö: r | test-tube | 5 | science | |
`;

function readRow(row: string): PictureWord {
  const [id, sv, sounds, icon, rarity, field, lookalike, note] = row
    .split('|')
    .map((cell) => cell.trim());
  if (!id || !sv || !sounds || !icon || !rarity || !field) throw new Error(`Not whole: ${row}`);
  return {
    id,
    sv,
    sounds: sounds.split(' '),
    icon,
    rarity: Number(rarity),
    field,
    lookalike: lookalike || null,
    note: note ?? '',
  };
}

export const PICTURE_WORDS: readonly PictureWord[] = TABLE.trim().split('\n').map(readRow);

const byId = new Map(PICTURE_WORDS.map((picture) => [picture.id, picture]));

/** The picture of that id. @throws {Error} when there is none. */
export function getPicture(id: string): PictureWord {
  const picture = byId.get(id);
  if (!picture) throw new Error(`No picture ${id}`);
  return picture;
}

const VOWEL = /^[aeiouyåäö]:?$/;

export const isVowelSound = (sound: string): boolean => VOWEL.test(sound);

/** Whether two words end alike: the same two last sounds. Stricter than rhyme, so it covers it. */
export function endAlike(one: PictureWord, other: PictureWord): boolean {
  return one.sounds.slice(-2).join(' ') === other.sounds.slice(-2).join(' ');
}

export function lookAlike(one: PictureWord, other: PictureWord): boolean {
  return one.lookalike !== null && one.lookalike === other.lookalike;
}
