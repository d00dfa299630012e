/** What a page of sign cards holds: the animals of a class and whose they are. */
export type SignCard = { membershipId: string; signId: string; name: string };

export type SignCards = {
  classId: string;
  className: string;
  schoolName: string;
  /** Today where the municipality is, YYYY-MM-DD. */
  today: string;
  cards: SignCard[];
};
