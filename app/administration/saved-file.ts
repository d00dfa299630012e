/**
 * Answers saved as a file: made on a device without contact, opened by the server alone.
 *
 * The file is JSON text, version 1:
 *
 *     { "format": "lasfyr-saved-answers", "version": 1,
 *       "keyId":   SHA-256 of the server's public key ("x.y" as text), hex,
 *       "sender":  the device's one-time ECDH public key { kty, crv, x, y },
 *       "salt":    16 random bytes, "iv": 12 random bytes, "sealed": bytes    (all base64url) }
 *
 * `sealed` is AES-256-GCM under HKDF-SHA-256 (salt, info "lasfyr-saved-answers 1") of the ECDH P-256
 * secret of the one-time key and the server's; format, version and keyId are authenticated with it.
 * Inside is JSON: `deviceId`, `content` (text) and `signature`, made by the device's own key over
 * `signedContent`. So nobody but the server reads it, and nobody but the device can have made it.
 * `content` is JSON: `deviceTimeMs`, when it was saved by the device's clock, and `events`.
 *
 * Both sides use the same functions on WebCrypto.
 */
import * as z from 'zod/mini';
import { fromBase64Url, hashBody, toBase64Url } from '~/administration/device-signature';

const FORMAT = 'lasfyr-saved-answers';
const VERSION = 1;
/** A file is at most so large; a device with more answers makes several. */
export const MAX_FILE_BYTES = 3 * 1024 * 1024;

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

const publicKeySchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().check(z.maxLength(64)),
  y: z.string().check(z.maxLength(64)),
});
export type FilePublicKey = z.infer<typeof publicKeySchema>;

const fileSchema = z.object({
  format: z.literal(FORMAT),
  version: z.int(),
  keyId: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  sender: publicKeySchema,
  salt: z.string().check(z.maxLength(64)),
  iv: z.string().check(z.maxLength(64)),
  sealed: z.string(),
});
export type SavedFile = z.infer<typeof fileSchema>;

const openedSchema = z.object({ deviceId: z.uuid(), content: z.string(), signature: z.string() });
export type OpenedFile = z.infer<typeof openedSchema>;

const contentSchema = z.object({ deviceTimeMs: z.number(), events: z.array(z.unknown()) });
export type SavedContent = z.infer<typeof contentSchema>;

/** The name of a public key. */
export function nameKey({ x, y }: FilePublicKey): Promise<string> {
  return hashBody(`${x}.${y}`);
}

/** The text a device signs: bound to the server's key, and like no request's. */
async function signedContent(keyId: string, content: string): Promise<Uint8Array<ArrayBuffer>> {
  return encode(`${FORMAT} ${VERSION}\n${keyId}\n${await hashBody(content)}`);
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

type SealParts = { secret: CryptoKey; other: CryptoKey; salt: BufferSource };

async function deriveSealKey({ secret, other, salt }: SealParts): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, secret, 256);
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = encode(`${FORMAT} ${VERSION}`);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function importPublic(key: FilePublicKey): Promise<CryptoKey> {
  return crypto.subtle.importKey('jwk', key, CURVE, false, []);
}

function sealing(keyId: string, iv: BufferSource) {
  return { name: 'AES-GCM', iv, additionalData: encode(`${FORMAT} ${VERSION} ${keyId}`) };
}

/** Seal what a device has made to the server's key. The text of the file. */
export async function sealFile(
  device: { deviceId: string; privateKey: CryptoKey },
  serverKey: FilePublicKey,
  saved: SavedContent,
): Promise<string> {
  const keyId = await nameKey(serverKey);
  const content = JSON.stringify(saved);
  const toSign = await signedContent(keyId, content);
  const bytes = await crypto.subtle.sign(SIGNING, device.privateKey, toSign);
  const signature = toBase64Url(new Uint8Array(bytes));
  const inside = JSON.stringify({ deviceId: device.deviceId, content, signature });
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const other = await importPublic(serverKey);
  const key = await deriveSealKey({ secret: pair.privateKey, other, salt });
  const sealed = await crypto.subtle.encrypt(sealing(keyId, iv), key, encode(inside));
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const file: SavedFile = {
    format: FORMAT,
    version: VERSION,
    keyId,
    sender: { kty: 'EC', crv: 'P-256', x, y },
    salt: toBase64Url(salt),
    iv: toBase64Url(iv),
    sealed: toBase64Url(new Uint8Array(sealed)),
  };
  return JSON.stringify(file);
}

export type FileProblem = 'not-a-file' | 'cut-off' | 'newer-version' | 'other-server' | 'changed';

/** Read the outside of a file. What begins as one of ours but does not end is `cut-off`. */
export function readFile(
  text: string,
): { ok: true; file: SavedFile } | { ok: false; problem: FileProblem } {
  const isOurs = text.slice(0, 200).includes(FORMAT);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problem: isOurs ? 'cut-off' : 'not-a-file' };
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) return { ok: false, problem: isOurs ? 'changed' : 'not-a-file' };
  if (parsed.data.version !== VERSION) return { ok: false, problem: 'newer-version' };
  return { ok: true, file: parsed.data };
}

/** Open a file with the server's key; null when it has been changed on the way. */
export async function openFile(file: SavedFile, serverKey: CryptoKey): Promise<OpenedFile | null> {
  const [salt, iv, sealed] = [file.salt, file.iv, file.sealed].map(fromBase64Url);
  if (!salt || !iv || !sealed) return null;
  try {
    const other = await importPublic(file.sender);
    const key = await deriveSealKey({ secret: serverKey, other, salt });
    const inside = await crypto.subtle.decrypt(sealing(file.keyId, iv), key, sealed);
    return openedSchema.parse(JSON.parse(new TextDecoder().decode(inside)));
  } catch {
    return null;
  }
}

/** What the device signed, or null when another key signed it. */
export async function readContent(
  keyId: string,
  opened: OpenedFile,
  deviceKey: FilePublicKey,
): Promise<SavedContent | null> {
  const signature = fromBase64Url(opened.signature);
  if (!signature) return null;
  try {
    const kind = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.subtle.importKey('jwk', deviceKey, kind, false, ['verify']);
    const toSign = await signedContent(keyId, opened.content);
    const isOwn = await crypto.subtle.verify(SIGNING, key, signature, toSign);
    return isOwn ? contentSchema.parse(JSON.parse(opened.content)) : null;
  } catch {
    return null;
  }
}
