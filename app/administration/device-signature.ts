/**
 * How a device's request is signed and checked: ECDSA P-256 over SHA-256, IEEE P1363 form.
 *
 * Both sides use the same functions on WebCrypto, which browsers offer on secure pages only and
 * Node has built in.
 */
import { signedText } from '~/administration/device-protocol';

const ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' } as const;
const KEY_KIND = { name: 'ECDSA', namedCurve: 'P-256' } as const;

export type DevicePublicKey = { kty: 'EC'; crv: 'P-256'; x: string; y: string };

/** SHA-256 of a body, 64 lower-case hex digits. An empty body has the hash of zero bytes. */
export async function hashBody(body: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Bytes as base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes of base64url text; null when it is none. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** A key pair whose private half never leaves the device's key store. */
export async function createDeviceKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(KEY_KIND, false, ['sign', 'verify']);
}

/** The public half, as it is sent at pairing. */
export async function exportPublicKey(pair: CryptoKeyPair): Promise<DevicePublicKey> {
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { kty: 'EC', crv: 'P-256', x, y };
}

/** The signature of one request, base64url. `path` is without query. */
export async function signRequest(
  privateKey: CryptoKey,
  method: string,
  path: string,
  body: string,
): Promise<string> {
  const text = signedText(method, path, await hashBody(body));
  const bytes = await crypto.subtle.sign(ALGORITHM, privateKey, new TextEncoder().encode(text));
  return toBase64Url(new Uint8Array(bytes));
}

/** Whether the signature belongs to the request and the key. Malformed input is simply false. */
export async function verifyRequest(
  publicKey: DevicePublicKey,
  signature: string,
  method: string,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const bytes = fromBase64Url(signature);
  if (!bytes) return false;
  try {
    const key = await crypto.subtle.importKey('jwk', publicKey, KEY_KIND, false, ['verify']);
    const text = signedText(method, path, await hashBody(body));
    return await crypto.subtle.verify(ALGORITHM, key, bytes, new TextEncoder().encode(text));
  } catch {
    return false;
  }
}
