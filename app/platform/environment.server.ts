/**
 * The environment, read once and checked by one schema.
 *
 * Every mistake becomes one line that names the variable; the process does not start with any.
 */
import * as z from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a postgresql:// address',
});

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  /** Where people reach the server, for the QR code and links. Default: http://localhost:PORT. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Certificate and key files; without them and on another HOST than loopback, a proxy must do TLS. */
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  /** The app's role. Absent: the embedded PostgreSQL. */
  DATABASE_URL: postgresUrl.optional(),
  /** The owner, who migrates. Absent: the same as DATABASE_URL. */
  DATABASE_OWNER_URL: postgresUrl.optional(),
  /** Straight to the server for LISTEN and jobs, when DATABASE_URL goes through a pooler. */
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  LASFYR_DATA_DIR: z.string().min(1).optional(),
  /** Seals keys that are kept in the database. Absent: they are kept unsealed. */
  LASFYR_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
  /** What the demonstration is given with: the battery of year one, or a small one of three tasks. */
  LASFYR_DEMONSTRATION: z.enum(['full', 'small']).default('full'),
  LASFYR_MODE: z.enum(['demo', 'pilot', 'skarp']).default('demo'),
  /** Number of proxies in front whose X-Forwarded-For is trusted. */
  TRUST_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});
export type Environment = z.infer<typeof environmentSchema>;

export type EnvironmentResult =
  | { ok: true; environment: Environment }
  | { ok: false; lines: string[] };

/** Check raw variables. Empty strings count as absent. Returns one line for each mistake. */
export function readEnvironment(raw: Record<string, string | undefined>): EnvironmentResult {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ''));
  const result = environmentSchema.safeParse(given);
  if (result.success) return crossCheck(result.data);
  return {
    ok: false,
    lines: result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  };
}

function crossCheck(environment: Environment): EnvironmentResult {
  const lines: string[] = [];
  const loopback = ['127.0.0.1', 'localhost', '::1'].includes(environment.HOST);
  if (Boolean(environment.TLS_CERT) !== Boolean(environment.TLS_KEY)) {
    lines.push('TLS_CERT and TLS_KEY: give both or neither');
  }
  if (!loopback && !environment.TLS_CERT && !environment.PUBLIC_URL) {
    lines.push(
      'HOST: plain http outside this machine is not a secure context for the pupils’ devices; set TLS_CERT and TLS_KEY, or PUBLIC_URL to the https address of a proxy',
    );
  }
  return lines.length > 0 ? { ok: false, lines } : { ok: true, environment };
}

let current: Environment | undefined;

/** The checked environment of this process. @throws {Error} with all lines when it is wrong. */
export function getEnvironment(): Environment {
  if (!current) {
    const result = readEnvironment(process.env);
    if (!result.ok) throw new Error(result.lines.join('\n'));
    current = result.environment;
  }
  return current;
}

/** Where people reach the server. */
export function publicUrl(environment: Environment = getEnvironment()): string {
  const scheme = environment.TLS_CERT ? 'https' : 'http';
  const base = environment.PUBLIC_URL ?? `${scheme}://localhost:${environment.PORT}`;
  return base.replace(/\/$/, '');
}
