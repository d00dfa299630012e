/** Server render of a page, and the composition root that the server process is handed. */
import { Writable } from 'node:stream';
import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { log } from '~/platform/log.server';
import { NonceContext } from '~/platform/nonce';

export { compositionRoot } from './composition-root.server';

export const streamTimeout = 10_000;

/**
 * The page goes out whole. Nothing on it waits for anything once its data are there, and each of the two
 * kilobytes that the renderer hands over would be pushed through the streams and the compressor by itself.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let responseStatus = status;
    const document = new WholeDocument((body) => {
      clearTimeout(limit);
      headers.set('Content-Type', 'text/html; charset=utf-8');
      headers.set('Cache-Control', 'no-store');
      resolve(new Response(body, { headers, status: responseStatus }));
    });
    const stream = renderToPipeableStream(
      <NonceContext.Provider value={context.nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
      </NonceContext.Provider>,
      {
        nonce: context.nonce,
        onAllReady: () => stream.pipe(document),
        onShellError: (error) => {
          clearTimeout(limit);
          reject(error);
        },
        onError: (error) => {
          responseStatus = 500;
          logError(error, request, context);
        },
      },
    );
    // Ended with the page: a timer that goes on keeps all that the page was made of.
    const limit = setTimeout(() => stream.abort(), streamTimeout + 1_000).unref();
  });
}

/** Takes the pieces that the renderer makes, and hands them over as one. */
class WholeDocument extends Writable {
  private readonly pieces: Uint8Array[] = [];

  constructor(private readonly whenWhole: (body: Buffer<ArrayBuffer>) => void) {
    super();
  }

  override _write(piece: Uint8Array, _encoding: BufferEncoding, done: () => void): void {
    this.pieces.push(piece);
    done();
  }

  override _final(done: () => void): void {
    this.whenWhole(Buffer.concat(this.pieces));
    done();
  }
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
