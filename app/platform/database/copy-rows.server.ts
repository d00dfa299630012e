/** Lines of text into a table by PostgreSQL's COPY, over a connection of `pg`. */
import type pg from 'pg';

/** What `pg` hands to a query while it runs; its own types leave out the calls of COPY. */
interface CopyConnection {
  query: (text: string) => void;
  sendCopyFromChunk: (chunk: Buffer) => void;
  endCopyFrom: () => void;
}

/** Lines of one message. */
const LINES_A_CHUNK = 500;

/** A query that sends lines when the server asks for them, and tells when they are in. */
class CopyIn implements pg.Submittable {
  constructor(
    private readonly text: string,
    private readonly lines: readonly string[],
    private readonly done: (problem: Error | null) => void,
  ) {}

  submit(connection: pg.Connection): void {
    (connection as unknown as CopyConnection).query(this.text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    for (let from = 0; from < this.lines.length; from += LINES_A_CHUNK) {
      const chunk = this.lines.slice(from, from + LINES_A_CHUNK).join('\n');
      connection.sendCopyFromChunk(Buffer.from(`${chunk}\n`));
    }
    connection.endCopyFrom();
  }

  handleError(problem: Error): void {
    this.done(problem);
  }

  handleReadyForQuery(): void {
    this.done(null);
  }

  handleCommandComplete(): void {}
}

/** @param lines in the text format of COPY. @throws what the database says; then no line is in. */
export function copyRows(
  client: pg.Client,
  table: string,
  { columns, lines }: { columns: readonly string[]; lines: readonly string[] },
): Promise<void> {
  const names = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const text = `COPY ${client.escapeIdentifier(table)} (${names}) FROM STDIN`;
  return new Promise((resolve, reject) => {
    client.query(
      new CopyIn(text, lines, (problem) => (problem === null ? resolve() : reject(problem))),
    );
  });
}
