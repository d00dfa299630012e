/** Content-security policy with a nonce per request, and the other headers. */
import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** The one page that may ask for the microphone: adults record prompts there. */
const RECORDING_PAGE = /^\/voices\/[0-9a-f-]{36}$/i;

/** Each directive says what the pages really need; nothing from outside hosts. */
export function securityHeaders(https: boolean): RequestHandler[] {
  const nonceOf = (_req: unknown, res: unknown) => `'nonce-${(res as Response).locals.nonce}'`;
  return [
    (_req: Request, res: Response, next: NextFunction) => {
      res.locals.nonce = randomBytes(16).toString('base64');
      next();
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'", "'strict-dynamic'", nonceOf],
          styleSrc: ["'self'", nonceOf],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          mediaSrc: ["'self'"],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          workerSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          ...(https ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
      referrerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: false,
    }),
    (req: Request, res: Response, next: NextFunction) => {
      const microphone = RECORDING_PAGE.test(req.path) ? 'microphone=(self)' : 'microphone=()';
      res.setHeader('Permissions-Policy', `camera=(), geolocation=(), ${microphone}`);
      next();
    },
  ];
}

/** The runner page has no inline code: scripts from this server only. */
export const RUNNER_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
