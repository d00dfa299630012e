/** Prints the access matrix as the markdown of `docs/access.md`. */
import { type MatrixRow, ROWS } from './matrix';
import {
  DEVICE_ANSWERS,
  DEVICE_CALLERS,
  DEVICE_DOORS,
  type DeviceCaller,
  type DeviceDoor,
} from './matrix-devices';
import { PEOPLE, PEOPLE_IN_WORDS, type Person } from './matrix-people';

const HEADINGS: Record<Person, string> = {
  nobody: 'nobody',
  teacher: 'teacher',
  'other-class-teacher': 'teacher, other class',
  'special-educator': 'special educator',
  principal: 'principal',
  'other-school-principal': 'principal, other school',
  'head-of-education': 'head of education',
  administrator: 'administrator',
  'test-leader': 'test leader',
  'former-teacher': 'former teacher',
  'foreign-teacher': 'teacher, elsewhere',
  'foreign-administrator': 'administrator, elsewhere',
};

const INTRODUCTION = `# Who may see and do what

Printed from the table that \`tests/access/access-matrix.data.test.ts\` asks the built app cell by cell.
Do not edit it by hand; print it again with

\`\`\`
npx tsx tests/access/print-access.ts
\`\`\`

Every route of \`app/routes.ts\`, every action and every intent of a form has a row, or the suite
fails. A denial is also shown to have changed nothing, a permitted change to have changed something,
and no answer to hold a name or a level that is kept from the person who asks. The addresses that
the app's own script uses (\`….data\`) are asked the same.

| Cell | Meaning |
| --- | --- |
| 200, 302 | done, or shown; 302 leads on within the app |
| in | sent to the sign-in page |
| 401 | no session or no valid signature |
| 403 | within reach, but not for this role |
| 404 | out of reach, or not there: the two are not told apart |
| 400 | not asked for in the right way |
`;

function line(columns: readonly string[]): string {
  return `| ${columns.map((column) => column.replaceAll('|', '\\|')).join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function printRow(row: MatrixRow): string[] {
  const intent = row.intent ? ` [${row.intent}]` : '';
  const address = `\`${row.method} /${row.route.replace(/^\//, '')}\`${intent}`;
  return [address, row.what, ...PEOPLE.map((person) => row.expected[person])];
}

export function printAccess(): string {
  const callers = Object.keys(DEVICE_CALLERS) as DeviceCaller[];
  const doors = Object.keys(DEVICE_DOORS) as DeviceDoor[];
  const head = ['address', 'what', ...PEOPLE.map((person) => HEADINGS[person])];
  return [
    INTRODUCTION,
    '## The people\n',
    ...PEOPLE.map((person) => `- **${HEADINGS[person]}**: ${PEOPLE_IN_WORDS[person]}`),
    '\n## Addresses\n',
    table(head, ROWS.map(printRow)),
    '\n## Devices\n',
    'Pupils and marking adults have no session there: each request is signed with the key the device',
    'made when it was paired. Cookies are not read. `tests/access/matrix-keys.data.test.ts` asks.\n',
    table(
      ['who asks', ...doors.map((door) => DEVICE_DOORS[door])],
      callers.map((caller) => [
        DEVICE_CALLERS[caller],
        ...doors.map((door) => DEVICE_ANSWERS[caller][door]),
      ]),
    ),
    '\n`no-grant` and `foreign-pupil`: the event is kept aside with that reason and opens nothing.',
    'A removed device may still hand in what it made before it was removed.\n',
  ].join('\n');
}
