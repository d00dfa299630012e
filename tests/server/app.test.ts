import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, type BuiltApp, startBuiltApp } from '../support/built-app';

let app: BuiltApp;
beforeAll(async () => {
  process.env.DATABASE_URL = 'postgresql://nobody:nothing@127.0.0.1:1/none';
  app = await startBuiltApp();
}, 60_000);
afterAll(() => app.stop());
it('x', async () => {
  const r = await ask(app.url, '/help');
  console.log(r.status, [...r.headers], (await r.text()).slice(0, 600));
  const q = await ask(app.url, '/readyz');
  console.log(q.status, await q.text());
  expect(1).toBe(1);
});
