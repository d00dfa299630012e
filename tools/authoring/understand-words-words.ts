/**
 * The words of the listening vocabulary task: five steps of rarity, sixteen words each, four a form.
 * A word whose picture shows one thing only, at home in no single culture.
 */

const list = (text: string): string[] => text.trim().split(/\s+/);

/** By rarity 1 to 5; the rarity of each word is the picture list's own. */
export const UNDERSTAND_WORDS: readonly (readonly string[])[] = [
  list(`banana bicycle umbrella strawberry aeroplane toothbrush glasses carrot
        rabbit butterfly elephant balloon tractor spoon giraffe lion`),
  list(`hedgehog turtle rainbow helicopter ladder hammer penguin owl
        backpack bucket die headphones rocket ambulance ladybird castle`),
  list(`beaver rhinoceros lizard kangaroo magnet anchor feather shell
        spider-web microphone violin chain cactus fire-extinguisher flute magnifying-glass`),
  list(`compass thermometer parachute accordion saxophone safety-pin paperclip crutch
        gear volcano fountain peacock lobster ruler trophy hourglass`),
  list(`stethoscope microscope telescope satellite megaphone boomerang abacus coral
        cable-car sloth palette lungs comet test-tube orangutan otter`),
];

/** Practice: the word asked for and three wrong ones. */
export const UNDERSTAND_PRACTICE: readonly (readonly [string, string, string, string])[] = [
  ['sun', 'dog', 'shoe', 'bread'],
  ['apple', 'car', 'horse', 'chair'],
  ['house', 'fish', 'hand', 'tree'],
];
