/** Structured log of the process: ids and codes, never names, answers or query strings. */
import { pino } from 'pino';

export const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: null,
  redact: {
    paths: ['*.givenName', '*.familyName', '*.password', '*.token', 'req.headers', '*.body'],
    remove: true,
  },
});
