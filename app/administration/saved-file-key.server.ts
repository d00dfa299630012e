/**
 * The installation's key pair for saved answers: made the first time it is asked for, kept in the
 * database, its private half sealed (AES-256-GCM under HKDF-SHA-256 of LASFYR_SECRET) when there is
 * such a secret. The newest public half is handed out; every older key still opens its files.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import type { Prisma } from '~/platform/database/generated/client';
import { getEnvironment } from '~/platform/environment.server';
import { type FilePublicKey, nameKey } from './saved-file';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const SEALED = 'sealed:';

/** Read for every heartbeat, so kept for as long as the process has the same database. */
let known: { client: unknown; publicKey: Promise<FilePublicKey> } | undefined;

/** What devices encrypt to. The installation's first call makes the pair. */
export function getFilePublicKey(): Promise<FilePublicKey> {
  const client = getClient();
  if (known?.client !== client) {
    known = { client, publicKey: readNewest() };
    known.publicKey.catch(() => {
      known = undefined;
    });
  }
  return known.publicKey;
}

async function readNewest(): Promise<FilePublicKey> {
  const newest: Prisma.SavedFileKeyFindFirstArgs = {
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  };
  const row = (await getClient().savedFileKey.findFirst(newest)) ?? (await makeKey());
  return row.publicKey as FilePublicKey;
}

async function makeKey() {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const publicKey: FilePublicKey = { kty: 'EC', crv: 'P-256', x, y };
  const secret = JSON.stringify(await crypto.subtle.exportKey('jwk', pair.privateKey));
  const id = await nameKey(publicKey);
  const data = { id, publicKey, privateKey: seal(secret), createdAt: now() };
  return getClient().savedFileKey.create({ data });
}

/** The private half of a key by its name; null when this installation never had it, or cannot unseal it. */
export async function findFilePrivateKey(keyId: string): Promise<CryptoKey | null> {
  const row = await getClient().savedFileKey.findUnique({ where: { id: keyId } });
  const text = row && unseal(row.privateKey);
  if (!text) return null;
  return crypto.subtle.importKey('jwk', JSON.parse(text), CURVE, false, ['deriveBits']);
}

function sealingKey(): Buffer | null {
  const secret = getEnvironment().LASFYR_SECRET;
  if (!secret) return null;
  return Buffer.from(hkdfSync('sha256', secret, '', 'lasfyr saved-file key', 32));
}

function seal(text: string): string {
  const key = sealingKey();
  if (!key) return text;
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return SEALED + Buffer.concat([iv, cipher.getAuthTag(), bytes]).toString('base64url');
}

function unseal(kept: string): string | null {
  if (!kept.startsWith(SEALED)) return kept;
  const key = sealingKey();
  if (!key) return null;
  const bytes = Buffer.from(kept.slice(SEALED.length), 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
