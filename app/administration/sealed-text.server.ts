/** Text sealed under a secret: AES-256-GCM, the key by HKDF-SHA-256. Without a secret it stays as it is. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const SEALED = 'sealed:';
const IV_BYTES = 12;
const TAG_BYTES = 16;

function deriveKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'lasfyr saved-file key', 32));
}

export function sealText(text: string, secret: string | undefined): string {
  if (!secret) return text;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', deriveKey(secret), iv);
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return SEALED + Buffer.concat([iv, cipher.getAuthTag(), bytes]).toString('base64url');
}

/** The text; null when it was sealed under another secret, or has been changed. */
export function unsealText(kept: string, secret: string | undefined): string | null {
  if (!kept.startsWith(SEALED)) return kept;
  if (!secret) return null;
  const bytes = Buffer.from(kept.slice(SEALED.length), 'base64url');
  const body = IV_BYTES + TAG_BYTES;
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      deriveKey(secret),
      bytes.subarray(0, IV_BYTES),
    );
    decipher.setAuthTag(bytes.subarray(IV_BYTES, body));
    return Buffer.concat([decipher.update(bytes.subarray(body)), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    return null;
  }
}
