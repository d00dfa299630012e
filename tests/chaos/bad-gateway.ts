/**
 * A gateway between one device and the server that loses, doubles and delays what the device says.
 *
 * Everything passes through it, the offline worker's requests too. Each device has a gateway and a
 * seed of its own, so the n-th request of a device always meets the same fault.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeRandom } from '~/demonstration/seeded-random';

/** Longer than the device's first wait, so that batches arrive out of order too; milliseconds. */
const LATE_MS = 1_200;
/** Answers that are kept to be told, and so much of each. */
const NOTED = 6;
const SHOWN = 120;
const DEVICE_REQUEST = /^\/api\/device\/(heartbeat|sign|events)$/;

/** Requests of devices since the network became bad, and what became of them. */
export type GatewayTally = { sent: number; failed: number; doubled: number; late: number };

export type BadGateway = {
  url: string;
  /** No contact at all. */
  setDown: (isDown: boolean) => void;
  /** From now on three requests in ten fail. */
  becomeBad: () => void;
  /** Waits until nothing of the device is on its way to the server any more. */
  settle: () => Promise<void>;
  /** What the server answered last, and when nothing came through. */
  tellLast: () => string;
  /** Waits for what is late, and closes. */
  stop: () => Promise<void>;
};

type Fate = 'cut' | 'answer-lost' | 'refused' | 'late' | 'doubled' | 'through';

/** Three in ten fail, each in one of four ways; one in seven comes twice. */
function chooseFate(chance: number): Fate {
  if (chance < 0.08) return 'cut';
  if (chance < 0.16) return 'answer-lost';
  if (chance < 0.23) return 'refused';
  if (chance < 0.3) return 'late';
  return chance < 0.45 ? 'doubled' : 'through';
}

type Asked = { method: string; path: string; headers: IncomingMessage['headers']; body: Buffer };
type Answered = { status: number; headers: IncomingMessage['headers']; body: Buffer };

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function forward(port: number, { method, path, headers, body }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { connection: _ended, ...kept } = headers;
    const asking = request({ host: 'localhost', port, method, path, headers: kept }, (answer) => {
      readAll(answer).then(
        (bytes) =>
          resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: bytes }),
        reject,
      );
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

function give(response: ServerResponse, { status, headers, body }: Answered): void {
  const { connection: _connection, 'transfer-encoding': _encoding, ...kept } = headers;
  response.writeHead(status, { ...kept, 'content-length': body.length });
  response.end(body);
}

const REFUSED: Answered = {
  status: 503,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from('<h1>gateway</h1>'),
};

/** Opens a gateway to the server at a port of this machine. */
export async function openGateway(
  serverPort: number,
  seed: number,
  tally: GatewayTally,
): Promise<BadGateway> {
  const random = makeRandom(seed);
  /** Requests that are on their way to the server, at once or later. */
  const onTheWay = new Set<Promise<unknown>>();
  const last: string[] = [];
  let isDown = false;
  let isBad = false;

  /** The same bytes once more, whatever comes of it. */
  function repeat(asked: Asked, afterMs: number): void {
    const sending = new Promise((resolve) => setTimeout(resolve, afterMs))
      .then(() => forward(serverPort, asked))
      .catch(() => undefined);
    follow(sending);
  }

  function follow(sending: Promise<unknown>): void {
    onTheWay.add(sending);
    void sending.finally(() => onTheWay.delete(sending));
  }

  function note(path: string, text: string): void {
    last.push(`${path.split('/').at(-1)}: ${text}`);
    last.splice(0, last.length - NOTED);
  }

  function decide(path: string): Fate {
    if (!isBad || !DEVICE_REQUEST.test(path)) return 'through';
    const fate = chooseFate(random());
    tally.sent += 1;
    if (fate === 'doubled') tally.doubled += 1;
    else if (fate !== 'through') tally.failed += 1;
    if (fate === 'late') tally.late += 1;
    return fate;
  }

  async function pass(asked: Asked, response: ServerResponse): Promise<void> {
    const fate = decide(asked.path);
    if (fate === 'late') repeat(asked, LATE_MS);
    if (fate === 'doubled') repeat(asked, 0);
    if (fate === 'refused') return give(response, REFUSED);
    if (fate === 'cut' || fate === 'late') return void response.destroy();
    const answered = await forward(serverPort, asked).catch((failure: Error) => {
      note(asked.path, failure.message);
      throw failure;
    });
    if (DEVICE_REQUEST.test(asked.path)) {
      note(asked.path, `${answered.status} ${answered.body.toString('utf8').slice(0, SHOWN)}`);
    }
    if (fate === 'answer-lost' || isDown) response.destroy();
    else give(response, answered);
  }

  const server = createServer((incoming, response) => {
    if (isDown) return void response.destroy();
    const { method = 'GET', url: path = '/', headers } = incoming;
    const passing = readAll(incoming)
      .then((body) => pass({ method, path, headers, body }, response))
      .catch(() => void response.destroy());
    follow(passing);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    setDown(next) {
      isDown = next;
    },
    becomeBad() {
      isBad = true;
    },
    async settle() {
      while (onTheWay.size > 0) await Promise.all(onTheWay);
    },
    tellLast: () => last.join(' | '),
    async stop() {
      await Promise.all(onTheWay);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
