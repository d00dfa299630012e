/** Rooms in the order the data walks: a room imports only rooms above it. */
const ROOMS = [
  'platform',
  'ui',
  'psychometrics',
  'access',
  'roster',
  'instruments',
  'administration',
  'scoring',
  'support',
  'outcomes',
  'privacy',
  'demonstration',
  'routes',
];

const roomOrder = ROOMS.map((room, index) => ({
  name: `room-order-${room}`,
  comment: `${room} may import only rooms above it`,
  severity: 'error',
  from: { path: `^app/${room}/` },
  to: {
    path: `^app/(${[...ROOMS.slice(index + 1), 'server'].join('|')})/|^app/(root|routes\\.ts|entry\\.|composition-root|commands)`,
  },
}));

module.exports = {
  forbidden: [
    ...roomOrder,
    {
      name: 'server-imports-platform-only',
      comment: 'the server process is handed the rest by the composition root',
      severity: 'error',
      from: { path: '^app/server/' },
      to: { path: '^app/(?!server/|platform/)' },
    },
    {
      name: 'platform-alone',
      comment: 'the ground stands on nothing',
      severity: 'error',
      from: { path: '^app/platform/' },
      to: { path: '^app/(?!platform/)' },
    },
    {
      name: 'pure-stays-pure',
      comment: 'a .ts of a room does no input or output and knows no framework',
      severity: 'error',
      from: {
        path: '^app/(psychometrics|access|roster|instruments|administration|scoring|support|outcomes|privacy|demonstration)/.*\\.ts$',
        pathNot: '\\.(server|client)\\.ts$',
      },
      to: {
        path: '\\.(server|client)\\.tsx?$|^node:|node_modules/(react|@remix-run|@prisma|pg|idb)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-server-in-components',
      severity: 'error',
      from: { path: '^app/(?!routes/|root|entry\\.server).*\\.tsx$' },
      to: { path: '\\.server\\.tsx?$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-client-in-server',
      severity: 'error',
      from: { path: '\\.server\\.tsx?$' },
      to: { path: '\\.client\\.tsx?$' },
    },
    {
      name: 'scoring-stays-home',
      comment: 'scoring never ships to a device',
      severity: 'error',
      from: { path: '^app/administration/' },
      to: { path: '^app/scoring/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^tests/' },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|\\?url$' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'app/platform/database/generated' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
