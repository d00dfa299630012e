/** A task that an adult has asked to have done again, because its result cannot be read. */
export interface Retest {
  requestId: string;
  membershipId: string;
  taskId: string;
  /** Name of who asked, and when as ISO text. */
  askedBy: string;
  askedAt: string;
}
