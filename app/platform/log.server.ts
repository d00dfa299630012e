/** Structured log of the process: ids and codes, never names, answers or query strings. */
import { pino } from 'pino';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];
const wanted = process.env.LOG_LEVEL ?? '';

export const log = pino({
  // A level that does not exist is refused with the rest of the environment, not here.
  level: LEVELS.includes(wanted) ? wanted : 'info',
  base: null,
  redact: {
    paths: ['*.givenName', '*.familyName', '*.password', '*.token', 'req.headers', '*.body'],
    remove: true,
  },
});
