/** Cross-site request forgery: a change must come from our own pages. Devices sign their requests. */
import type { NextFunction, Request, Response } from 'express';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuse a changing request whose browser says that another site sent it, or says nothing. */
export function requireSameOrigin(publicOrigin: string) {
  return (req: Request, res: Response, next: NextFunction): void => {
    if (SAFE.has(req.method) || isSameOrigin(req, publicOrigin)) {
      next();
      return;
    }
    res.status(403).type('text/plain').send('Request from another site refused.');
  };
}

function isSameOrigin(req: Request, publicOrigin: string): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = req.get('origin');
  if (origin !== undefined) {
    return origin === publicOrigin || hostOf(origin) === req.get('host');
  }
  return site === 'same-origin' || req.path.startsWith('/api/device/');
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
