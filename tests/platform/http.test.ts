import { describe, expect, it } from 'vitest';
import { readForm } from '~/platform/http.server';

function post(body: BodyInit, type?: string): Request {
  const headers = type ? { 'content-type': type } : undefined;
  return new Request('http://own.invalid/', { method: 'POST', body, ...(headers && { headers }) });
}

async function statusOf(request: Request): Promise<number> {
  const answer = await readForm(request).catch((thrown: unknown) => thrown);
  return answer instanceof Response ? answer.status : 200;
}

const URL_ENCODED = 'application/x-www-form-urlencoded';

describe('the form of a request', () => {
  it.each([
    ['words', 'title=Hej&text=Rad+1%0D%0ARad+2', 200],
    ['a zero character', 'title=Hej&text=a%00b', 400],
    ['a zero character in the second of one name', 'text=a&text=%00', 400],
  ])('with %s', async (_what, body, status) => {
    expect(await statusOf(post(body, URL_ENCODED))).toBe(status);
  });

  it('that is no form is refused', async () => {
    expect(await statusOf(post('{}', 'application/json'))).toBe(400);
  });

  it('may hold zero bytes in a file, and in no text beside it', async () => {
    const form = new FormData();
    form.set('file', new File([Uint8Array.of(0, 1, 0)], 'sound.wav'));
    form.set('text', 'Hej');
    const file = (await readForm(post(form))).get('file') as File;
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(Uint8Array.of(0, 1, 0));
    form.set('text', '\0');
    expect(await statusOf(post(form))).toBe(400);
  });
});
