/** The server process as a browser meets it. Long, because every header, limit and file is asked of one process. */
import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEVICE_HEADER, MAX_BATCH_BYTES, SIGNATURE_HEADER } from '~/administration/device-protocol';
import { log } from '~/platform/log.server';
import { ask, type BuiltApp, startBuiltApp } from '../support/built-app';

/** The built app behind its layers, and no database at all: an address that refuses. */
const NO_DATABASE = 'postgresql://nobody:nothing@127.0.0.1:1/none';

let app: BuiltApp;
let low: BuiltApp;
let https: BuiltApp;
beforeAll(async () => {
  process.env.DATABASE_URL = NO_DATABASE;
  app = await startBuiltApp();
  low = await startBuiltApp({ isSpaceLow: () => true, readiness: async () => 'ready' });
  https = await startBuiltApp({ publicUrl: 'https://skola.example', isStopping: () => true });
}, 60_000);
afterAll(async () => {
  for (const one of [app, low, https]) await one?.stop();
});

const header = (response: Response, name: string) => response.headers.get(name) ?? '';

/** Directives of an enforced policy by name. */
function policyOf(response: Response): Record<string, string[]> {
  expect(header(response, 'content-security-policy-report-only')).toBe('');
  const directives = header(response, 'content-security-policy').split(';');
  return Object.fromEntries(
    directives.map((directive) => {
      const [name = '', ...values] = directive.trim().split(/\s+/);
      return [name, values];
    }),
  );
}

describe('headers', () => {
  it('of a page: an enforced policy with a nonce that every script on the page carries', async () => {
    const response = await ask(app.url, '/help');
    const html = await response.text();
    const policy = policyOf(response);
    const nonce = policy['script-src']?.find((value) => value.startsWith("'nonce-"));
    expect(policy['default-src']).toEqual(["'none'"]);
    expect(policy['frame-ancestors']).toEqual(["'none'"]);
    expect(policy['base-uri']).toEqual(["'none'"]);
    expect(policy['form-action']).toEqual(["'self'"]);
    expect(header(response, 'content-security-policy')).not.toMatch(/unsafe-|\*|https?:/);
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts)
      expect(`'nonce-${/nonce="([^"]+)"/.exec(script)?.[1]}'`).toBe(nonce);
    expect(html).not.toMatch(/<[^>]+\son\w+=/i);
  });

  it('of two pages: another nonce each time, and neither is kept', async () => {
    const pages = [await ask(app.url, '/help'), await ask(app.url, '/help')];
    const nonces = pages.map((page) => policyOf(page)['script-src']?.join(' '));
    expect(nonces[0]).not.toBe(nonces[1]);
    for (const page of pages) {
      expect(header(page, 'cache-control')).toBe('no-store');
      await page.body?.cancel();
    }
  });

  it.each(['/help', '/no-such-address', '/elev', '/favicon.svg', '/assets/gone.js'])(
    'of %s: type not guessed, never framed, nobody told what serves it',
    async (path) => {
      const response = await ask(app.url, path);
      await response.body?.cancel();
      expect(header(response, 'x-content-type-options')).toBe('nosniff');
      expect(policyOf(response)['frame-ancestors']).toEqual(["'none'"]);
      expect(header(response, 'referrer-policy')).toBe('same-origin');
      expect(header(response, 'permissions-policy')).toContain('microphone=()');
      expect(response.headers.has('x-powered-by')).toBe(false);
      expect(response.headers.has('access-control-allow-origin')).toBe(false);
    },
  );

  it('of the pupils’ page: scripts of this server only, no inline code, no data', async () => {
    const response = await ask(app.url, '/elev');
    const html = await response.text();
    const policy = policyOf(response);
    expect(response.status).toBe(200);
    expect(policy['script-src']).toEqual(["'self'"]);
    expect(policy['style-src']).toEqual(["'self'"]);
    expect(policy['default-src']).toEqual(["'none'"]);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>|<style|\son\w+=/i);
  });

  it('over https: transport security, and cookies that travel no other way', async () => {
    const response = await ask(https.url, '/help');
    await response.body?.cancel();
    expect(header(response, 'strict-transport-security')).toContain('max-age=31536000');
    expect(policyOf(response)).toHaveProperty('upgrade-insecure-requests');
    const plain = await ask(app.url, '/help');
    await plain.body?.cancel();
    expect(plain.headers.has('strict-transport-security')).toBe(false);
  });
});

describe('a change that another site may have sent', () => {
  const look = new URLSearchParams({ theme: 'dark' });
  const post = async (headers: Record<string, string>, path = '/look') => {
    const response = await fetch(`${app.url}${path}`, {
      method: 'POST',
      body: look,
      redirect: 'manual',
      headers,
    });
    return { status: response.status, cookie: response.headers.get('set-cookie') };
  };

  it('is done when our own page sent it', async () => {
    const { status, cookie } = await post({ origin: app.url, 'sec-fetch-site': 'same-origin' });
    expect(status).toBe(302);
    expect(cookie).toContain('lasfyr-theme=dark');
  });

  it.each([
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['a hidden origin', { origin: 'null' }],
    ['our name and another port', { origin: 'http://127.0.0.1:9' }],
    ['nobody says who: no Origin and no Sec-Fetch-Site', {}],
    ['a typed address', { 'sec-fetch-site': 'none' }],
    [
      'our own site and another origin',
      { 'sec-fetch-site': 'same-origin', origin: 'https://x.example' },
    ],
  ])('is refused from %s', async (_, headers) => {
    expect(await post(headers as Record<string, string>)).toEqual({ status: 403, cookie: null });
  });

  it('is refused from another site at the addresses of devices too', async () => {
    const cross = await post({ 'sec-fetch-site': 'cross-site' }, '/api/device/heartbeat');
    expect(cross.status).toBe(403);
    expect((await post({}, '/api/device/heartbeat')).status).toBe(401);
  });
});

describe('when the disk is nearly full', () => {
  it('refuses forms with a sentence, devices with a code, and shows pages as before', async () => {
    const form = await ask(low.url, '/look', { body: new URLSearchParams({ theme: 'dark' }) });
    expect(form.status).toBe(507);
    expect(await form.text()).toMatch(/Inget har ändrats[\s\S]*Nothing was changed/);
    expect(form.headers.get('set-cookie')).toBeNull();
    const device = await ask(low.url, '/api/device/events', { body: '{}' });
    expect(device.status).toBe(503);
    expect(await device.json()).toEqual({ problem: 'not-ready' });
    const page = await ask(low.url, '/help');
    await page.body?.cancel();
    expect(page.status).toBe(200);
  });

  it('says so to whoever watches', async () => {
    const response = await ask(low.url, '/readyz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ state: 'degraded', diskSpaceLow: true });
  });
});

describe('health', () => {
  it('the process answers while the database refuses, and says that it is down', async () => {
    const alive = await ask(app.url, '/healthz');
    expect([alive.status, await alive.text()]).toEqual([200, 'ok']);
    const ready = await ask(app.url, '/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ state: 'down' });
  });

  it('a server that is stopping wants no more work', async () => {
    const ready = await ask(https.url, '/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ state: 'stopping' });
  });

  it('a page that needs the database says that something broke, and not what', async () => {
    const response = await ask(app.url, '/sign-in');
    const html = await response.text();
    expect(response.status).toBe(500);
    expect(html).not.toMatch(/127\.0\.0\.1:1|ECONNREFUSED|prisma|node_modules|at \w+ \(/i);
  });
});

describe('files', () => {
  it('the offline worker reaches the pupils’ page, is asked for anew, and names files that are there', async () => {
    const response = await ask(app.url, '/runner/offline-worker.js');
    const text = await response.text();
    expect(header(response, 'content-type')).toContain('javascript');
    expect(header(response, 'service-worker-allowed')).toBe('/elev');
    expect(header(response, 'cache-control')).toBe('no-cache');
    expect(policyOf(response)['connect-src']).toEqual(["'self'"]);
    const files = [...new Set(text.match(/\/runner\/assets\/[\w.-]+\.\w+/g))];
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const asset = await ask(app.url, file);
      await asset.body?.cancel();
      expect([file, asset.status]).toEqual([file, 200]);
      expect(header(asset, 'cache-control')).toContain('immutable');
    }
    const page = await ask(app.url, '/elev');
    const bytes = new Uint8Array(await page.arrayBuffer());
    expect(text).toContain(createHash('sha256').update(bytes).digest('hex'));
  });

  it.each(['/assets/gone.js', '/runner/assets/gone.js', '/media/gone.mp3'])(
    'a missing %s is a plain 404, not a page',
    async (path) => {
      const response = await ask(app.url, path);
      expect(response.status).toBe(404);
      expect(header(response, 'content-type')).toContain('text/plain');
      expect(await response.text()).toBe('Not found');
    },
  );

  it.each(['/assets/..%2f..%2fserver%2findex.js', '/media/%2e%2e/%2e%2e/package.json', '/.env'])(
    'nothing outside their folders is served: %s',
    async (path) => {
      const response = await ask(app.url, path);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(await response.text()).not.toMatch(/"dependencies"|compositionRoot/);
    },
  );
});

describe('language and theme', () => {
  const choose = (fields: Record<string, string>) =>
    ask(app.url, '/look', { body: new URLSearchParams(fields) });

  it('are cookies of this site that no script reads', async () => {
    const [cookie] = (await choose({ locale: 'en' })).headers.getSetCookie();
    expect(cookie).toMatch(/^lasfyr-locale=en; /);
    expect(cookie?.split('; ')).toEqual(
      expect.arrayContaining(['Path=/', 'SameSite=Lax', 'HttpOnly']),
    );
  });

  it.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/.//elsewhere.example',
    'https://elsewhere.example',
  ])('lead back to a page of our own, never to %j', async (returnTo) => {
    const response = await choose({ theme: 'dark', returnTo });
    expect(response.headers.get('location')).toBe('/');
  });

  it('lead back to where the person was', async () => {
    const response = await choose({ theme: 'dark', returnTo: '/overview?show=decide' });
    expect(response.headers.get('location')).toBe('/overview?show=decide');
  });
});

describe('bodies', () => {
  const device = {
    [DEVICE_HEADER]: '00000000-0000-7000-8000-000000000000',
    [SIGNATURE_HEADER]: 'x',
  };

  it('a batch that is too large is refused before it is looked at', async () => {
    const body = 'x'.repeat(MAX_BATCH_BYTES + 1);
    for (const path of ['/api/device/events', '/api/device/pair']) {
      const response = await ask(app.url, path, { body, headers: device });
      expect(response.status).toBe(413);
      expect(await response.json()).toEqual({ problem: 'too-large' });
    }
  });

  it('the connection that a too large batch came on keeps no later request waiting', async () => {
    const body = 'x'.repeat(MAX_BATCH_BYTES + 1);
    for (const _ of [1, 2, 3]) {
      const refused = await ask(app.url, '/api/device/events', { body, headers: device });
      expect((await refused.json()).problem).toBe('too-large');
      const next = await ask(app.url, '/healthz');
      expect(await next.text()).toBe('ok');
    }
  });

  it('a batch that hides its size is read no further than it may be large', async () => {
    const bytes = MAX_BATCH_BYTES + 64 * 1024;
    // The connection is closed while the rest is on its way: some senders see only that.
    expect([413, 'closed']).toContain(await begin('/api/device/events', bytes, chunked, device));
  });

  it('a form that is too large, or hides its size, is refused unread', async () => {
    const stated = { 'content-length': String(5 * 1024 * 1024) };
    expect(await begin('/sign-in', 1024, stated)).toBe(413);
    expect(await begin('/sign-in', 1024, chunked)).toBe(411);
    expect(await begin('/overview.data', 1024, chunked)).toBe(411);
  });

  it('text that is no JSON, or nested without end, is refused', async () => {
    for (const body of ['{', '\u0000', '['.repeat(100_000)]) {
      const response = await ask(app.url, '/api/device/pair', { body });
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ problem: 'bad-request' });
    }
  });

  const chunked = { 'transfer-encoding': 'chunked' };

  /** The status that a POST is answered with when so many bytes of it have been sent. */
  function begin(path: string, bytes: number, ...headers: Record<string, string>[]) {
    return new Promise<number | 'closed'>((done) => {
      const sent = httpRequest(
        `${app.url}${path}`,
        {
          method: 'POST',
          agent: false,
          headers: Object.assign({ origin: app.url }, ...headers),
        },
        (response) => {
          done(response.statusCode ?? 0);
          sent.destroy();
        },
      );
      sent.on('error', () => done('closed'));
      for (let left = bytes; left > 0; left -= 64 * 1024) {
        sent.write('x'.repeat(Math.min(left, 64 * 1024)));
      }
    });
  }
});

it('the access log holds the path and the status, not what was asked for or by whom', async () => {
  const lines: string[] = [];
  const sink = log as unknown as Record<symbol, { write: (line: string) => void }>;
  const original = sink[pino.symbols.streamSym]!;
  const level = log.level;
  sink[pino.symbols.streamSym] = { write: (line) => lines.push(line) };
  log.level = 'debug';
  try {
    const response = await ask(app.url, '/help?name=Vitsippa&token=hemligt', {
      headers: { cookie: 'lasfyr-theme=dark', 'user-agent': 'Webbläsaren' },
    });
    await response.text();
    await expect.poll(() => lines.length).toBeGreaterThan(0);
  } finally {
    sink[pino.symbols.streamSym] = original;
    log.level = level;
  }
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ method: 'GET', path: '/help', status: 200, msg: 'request' }),
  ]);
  expect(lines.join('')).not.toMatch(/Vitsippa|hemligt|lasfyr-theme|Webbläsaren|127\.0\.0\.1/);
});
