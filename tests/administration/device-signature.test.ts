import { describe, expect, it } from 'vitest';
import {
  createDeviceKey,
  exportPublicKey,
  hashBody,
  signRequest,
  verifyRequest,
} from '~/administration/device-signature';

const PATH = '/api/device/events';

describe('device signature', () => {
  it('hashes as SHA-256 does', async () => {
    expect(await hashBody('')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(await hashBody('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('holds for the request it was made for, and for no other', async () => {
    const keys = await createDeviceKey();
    const publicKey = await exportPublicKey(keys);
    const body = '{"name":"Åsa"}';
    const signature = await signRequest(keys.privateKey, 'post', PATH, body);
    expect(await verifyRequest(publicKey, signature, 'POST', PATH, body)).toBe(true);
    expect(
      await verifyRequest(publicKey, signature, 'POST', PATH, new TextEncoder().encode(body)),
    ).toBe(true);
    expect(await verifyRequest(publicKey, signature, 'POST', PATH, `${body} `)).toBe(false);
    expect(await verifyRequest(publicKey, signature, 'POST', '/api/device/sign', body)).toBe(false);
    const other = await exportPublicKey(await createDeviceKey());
    expect(await verifyRequest(other, signature, 'POST', PATH, body)).toBe(false);
    for (const broken of ['', '!', 'a', 'AAAA']) {
      expect(await verifyRequest(publicKey, broken, 'POST', PATH, body)).toBe(false);
    }
  });

  it('keeps the private key inside', async () => {
    const { privateKey } = await createDeviceKey();
    await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow();
  });
});
