/** A form is read whole into memory, so its size is limited before anyone is asked who they are. */
import type { RequestHandler } from 'express';

/** The largest form of the pages (a class list with twenty thousand ticks), bytes. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Doors that read their own bodies bit by bit, each with a limit of its own. */
const READS_ITSELF = /^\/(api\/device\/[^/]+|roster\/import|voices\/import)(\.data|\/)?$/;

/** Refuse a body that is too large, or that does not say how large it is. */
export const limitForms: RequestHandler = (req, res, next) => {
  // A connection with an unread body on it could carry no other request: it would wait for ever.
  res.on('finish', () => {
    if (!req.complete) req.socket.destroySoon();
  });
  const isUnstated = req.headers['transfer-encoding'] !== undefined;
  const isTooLarge = Number(req.headers['content-length'] ?? 0) > MOST_BYTES;
  if (READS_ITSELF.test(req.path) || (!isUnstated && !isTooLarge)) {
    next();
    return;
  }
  res
    .status(isUnstated ? 411 : 413)
    .type('text/plain; charset=utf-8')
    .send(
      'Det som skickades är för stort. Inget har ändrats.\n\nWhat was sent is too large. Nothing was changed.\n',
    );
};
