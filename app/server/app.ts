/** The Express application: one order of layers, each with its reason. */
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import compression from 'compression';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { log } from '~/platform/log.server';
import { addHealth, type Readiness } from './health';
import { limitForms } from './limit-forms';
import { requireSameOrigin } from './same-origin';
import { RUNNER_POLICY, securityHeaders } from './security-headers';

type RemixBuild = Parameters<typeof createRequestHandler>[0]['build'];

export type AppDependencies = {
  build: RemixBuild;
  publicUrl: string;
  trustProxyHops: number;
  readiness: () => Promise<Readiness>;
  isStopping: () => boolean;
  isSpaceLow: () => boolean;
  /** Server-sent events of a round's board. */
  boardStream: RequestHandler;
  /** In development the framework's own middleware serves assets. */
  devMiddleware?: RequestHandler;
};

const BOARD_STREAM_PATH = '/api/board/:roundId/events';

export function createApp(dependencies: AppDependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', dependencies.trustProxyHops);
  addHealth(app, dependencies);
  app.use(accessLog);
  app.use(...securityHeaders(dependencies.publicUrl.startsWith('https:')));
  app.use((req, res, next) => {
    // A stream must leave at once; compression would hold it back.
    if (req.path.startsWith('/api/board/')) next();
    else compression()(req, res, next);
  });
  addStaticFiles(app, dependencies.devMiddleware);
  app.use(requireSameOrigin(new URL(dependencies.publicUrl).origin));
  app.use(limitForms);
  app.use(refuseWritesWithoutSpace(dependencies.isSpaceLow));
  app.get(BOARD_STREAM_PATH, dependencies.boardStream);
  app.all(
    '*',
    createRequestHandler({
      build: dependencies.build,
      getLoadContext: (req, res) => ({
        nonce: res.locals.nonce as string,
        requestId: res.locals.requestId as string,
        clientAddress: req.ip ?? '',
      }),
    }),
  );
  return app;
}

/** Path without query, status and time; ids only, never names. */
const accessLog: RequestHandler = (req, res, next) => {
  const startedAt = process.hrtime.bigint();
  res.locals.requestId = randomUUID();
  res.setHeader('X-Request-Id', res.locals.requestId as string);
  res.on('finish', () => {
    const durationMs = Number(process.hrtime.bigint() - startedAt) / 1e6;
    log.debug(
      {
        requestId: res.locals.requestId,
        method: req.method,
        path: req.path,
        status: res.statusCode,
        durationMs,
      },
      'request',
    );
  });
  next();
};

function addStaticFiles(app: Express, devMiddleware: RequestHandler | undefined): void {
  const immutable = { immutable: true, maxAge: '1y', index: false } as const;
  if (devMiddleware) app.use(devMiddleware);
  app.get('/runner/offline-worker.js', sendOfflineWorker);
  app.use('/assets', express.static(resolve('build/client/assets'), immutable));
  app.use('/runner/assets', express.static(resolve('build/runner/assets'), immutable));
  // Pages that were opened before a deploy go on with the files they began with.
  app.use('/assets', express.static(resolve('build-earlier/client/assets'), immutable));
  app.use('/runner/assets', express.static(resolve('build-earlier/runner/assets'), immutable));
  app.use('/media', express.static(resolve('public/media'), immutable));
  app.use('/pictures', express.static(resolve('public/pictures'), { maxAge: '1d', index: false }));
  // An old tab that asks for a missing asset gets a clear 404, not a page.
  app.use(['/assets', '/runner', '/media', '/pictures'], (req, res, next) => {
    // Recorded voices lie in the database.
    if (req.originalUrl.startsWith('/media/voice/')) {
      next();
      return;
    }
    res.status(404).type('text/plain').send('Not found');
  });
  app.get('/elev', (_req, res: Response) => {
    res.setHeader('Content-Security-Policy', RUNNER_POLICY);
    res.setHeader('Cache-Control', 'no-cache');
    res.sendFile(join(resolve('build/runner'), 'index.html'));
  });
  app.use(express.static(resolve('public'), { maxAge: '1h', index: false }));
}

/** Reaches the runner's page, which lies above its own folder; asked for anew every time. */
function sendOfflineWorker(_req: Request, res: Response): void {
  res.setHeader('Content-Security-Policy', RUNNER_POLICY);
  res.setHeader('Service-Worker-Allowed', '/elev');
  res.setHeader('Cache-Control', 'no-cache');
  res.sendFile(join(resolve('build/runner'), 'offline-worker.js'));
}

function refuseWritesWithoutSpace(isSpaceLow: () => boolean): RequestHandler {
  return (req, res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD' || !isSpaceLow()) {
      next();
      return;
    }
    if (req.path.startsWith('/api/')) {
      res.status(503).json({ problem: 'not-ready' });
      return;
    }
    res
      .status(507)
      .type('text/plain; charset=utf-8')
      .send(
        'Servern har nästan slut på diskutrymme och sparar inget just nu. Inget har ändrats. Säg till den som sköter installationen.\n\nThe server is nearly out of disk space and saves nothing right now. Nothing was changed. Tell whoever runs the installation.\n',
      );
  };
}
