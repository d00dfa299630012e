/**
 * The animal signs a pupil is known by on the devices: unique in a class, told apart by shape.
 *
 * Animals whose name is also a taunt, or that stand for being slow, are left out, and no two are
 * alike when colour is taken away. The picture of a sign is `/signs/<id>.svg`.
 */

export type Sign = {
  id: string;
  nameSv: string;
  /** Definite form, for "Är du räven?". */
  definiteSv: string;
  nameEn: string;
};

const sign = (id: string, nameSv: string, definiteSv: string, nameEn: string): Sign => ({
  id,
  nameSv,
  definiteSv,
  nameEn,
});

export const SIGNS: readonly Sign[] = [
  sign('fox', 'räv', 'räven', 'fox'),
  sign('bear', 'björn', 'björnen', 'bear'),
  sign('lion', 'lejon', 'lejonet', 'lion'),
  sign('elephant', 'elefant', 'elefanten', 'elephant'),
  sign('giraffe', 'giraff', 'giraffen', 'giraffe'),
  sign('zebra', 'zebra', 'zebran', 'zebra'),
  sign('dog', 'hund', 'hunden', 'dog'),
  sign('cat', 'katt', 'katten', 'cat'),
  sign('rabbit', 'kanin', 'kaninen', 'rabbit'),
  sign('hedgehog', 'igelkott', 'igelkotten', 'hedgehog'),
  sign('owl', 'uggla', 'ugglan', 'owl'),
  sign('penguin', 'pingvin', 'pingvinen', 'penguin'),
  sign('duck', 'anka', 'ankan', 'duck'),
  sign('flamingo', 'flamingo', 'flamingon', 'flamingo'),
  sign('butterfly', 'fjäril', 'fjärilen', 'butterfly'),
  sign('ladybird', 'nyckelpiga', 'nyckelpigan', 'ladybird'),
  sign('bee', 'bi', 'biet', 'bee'),
  sign('fish', 'fisk', 'fisken', 'fish'),
  sign('octopus', 'bläckfisk', 'bläckfisken', 'octopus'),
  sign('dolphin', 'delfin', 'delfinen', 'dolphin'),
  sign('crab', 'krabba', 'krabban', 'crab'),
  sign('frog', 'groda', 'grodan', 'frog'),
  sign('crocodile', 'krokodil', 'krokodilen', 'crocodile'),
  sign('kangaroo', 'känguru', 'kängurun', 'kangaroo'),
  sign('camel', 'kamel', 'kamelen', 'camel'),
  sign('horse', 'häst', 'hästen', 'horse'),
  sign('squirrel', 'ekorre', 'ekorren', 'squirrel'),
  sign('swan', 'svan', 'svanen', 'swan'),
  sign('peacock', 'påfågel', 'påfågeln', 'peacock'),
  sign('parrot', 'papegoja', 'papegojan', 'parrot'),
  sign('koala', 'koala', 'koalan', 'koala'),
  sign('seal', 'säl', 'sälen', 'seal'),
  sign('dinosaur', 'dinosaurie', 'dinosaurien', 'dinosaur'),
  sign('moose', 'älg', 'älgen', 'moose'),
  sign('rooster', 'tupp', 'tuppen', 'rooster'),
  sign('otter', 'utter', 'uttern', 'otter'),
];

const SIGN_BY_ID = new Map(SIGNS.map((candidate) => [candidate.id, candidate]));

/** The sign of that id, or null for an id that no longer exists. */
export function findSign(signId: string): Sign | null {
  return SIGN_BY_ID.get(signId) ?? null;
}

/** Address of the sign's picture. */
export const signPicturePath = (signId: string): string => `/signs/${signId}.svg`;
