/** Health for whoever watches the process: alive, and ready to serve. */
import type { Express } from 'express';

export type Readiness = 'ready' | 'degraded' | 'down';

/** `/healthz`: the process answers. `/readyz`: slow database is degraded (200), refused is 503. */
export function addHealth(
  app: Express,
  checks: {
    readiness: () => Promise<Readiness>;
    isStopping: () => boolean;
    isSpaceLow: () => boolean;
  },
): void {
  app.get('/healthz', (_req, res) => {
    res.type('text/plain').send('ok');
  });
  app.get('/readyz', async (_req, res) => {
    if (checks.isStopping()) {
      res.status(503).json({ state: 'stopping' });
      return;
    }
    const state = await checks.readiness();
    const spaceLow = checks.isSpaceLow();
    res.status(state === 'down' ? 503 : 200).json({
      state: state === 'ready' && spaceLow ? 'degraded' : state,
      diskSpaceLow: spaceLow,
    });
  });
}
