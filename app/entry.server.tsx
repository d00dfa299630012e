/** Server render of a page, and the composition root that the server process is handed. */
import { PassThrough } from 'node:stream';
import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { log } from '~/platform/log.server';
import { NonceContext } from '~/platform/nonce';

export { compositionRoot } from './composition-root.server';

export const streamTimeout = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const waitsForAll = isbot(request.headers.get('user-agent') ?? '');
  return new Promise((resolve, reject) => {
    let responseStatus = status;
    const respond = () => {
      const body = new PassThrough();
      headers.set('Content-Type', 'text/html; charset=utf-8');
      headers.set('Cache-Control', 'no-store');
      resolve(
        new Response(createReadableStreamFromReadable(body), { headers, status: responseStatus }),
      );
      stream.pipe(body);
    };
    const stream = renderToPipeableStream(
      <NonceContext.Provider value={context.nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
      </NonceContext.Provider>,
      {
        nonce: context.nonce,
        onShellReady: () => !waitsForAll && respond(),
        onAllReady: () => waitsForAll && respond(),
        onShellError: reject,
        onError: (error) => {
          responseStatus = 500;
          logError(error, request, context);
        },
      },
    );
    setTimeout(() => stream.abort(), streamTimeout + 1_000).unref();
  });
}

/** Bugs in loaders and actions; thrown responses are answers and are not logged. */
export function handleError(
  error: unknown,
  args: { request: Request; context: AppLoadContext },
): void {
  if (!isRouteErrorResponse(error) && !args.request.signal.aborted)
    logError(error, args.request, args.context);
}

function logError(error: unknown, request: Request, context: AppLoadContext): void {
  const known = error instanceof Error;
  log.error(
    {
      requestId: context.requestId,
      path: new URL(request.url).pathname,
      error: known ? error.name : typeof error,
      stack: known ? error.stack : undefined,
    },
    'unexpected error',
  );
}
