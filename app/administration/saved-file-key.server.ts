/**
 * The installation's key pair for saved answers: made the first time it is asked for, kept in the
 * database, its private half sealed (AES-256-GCM under HKDF-SHA-256 of LASFYR_SECRET) when there is
 * such a secret. The newest public half is handed out; every older key still opens its files.
 */
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import type { Prisma } from '~/platform/database/generated/client';
import { getEnvironment } from '~/platform/environment.server';
import { type FilePublicKey, nameKey } from './saved-file';
import { sealText, unsealText } from './sealed-text.server';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

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
  const data = {
    id,
    publicKey,
    privateKey: sealText(secret, getEnvironment().LASFYR_SECRET),
    createdAt: now(),
  };
  return getClient().savedFileKey.create({ data });
}

/** The private half of a key by its name; null when this installation never had it, or cannot unseal it. */
export async function findFilePrivateKey(keyId: string): Promise<CryptoKey | null> {
  const row = await getClient().savedFileKey.findUnique({ where: { id: keyId } });
  const text = row && unsealText(row.privateKey, getEnvironment().LASFYR_SECRET);
  if (!text) return null;
  return crypto.subtle.importKey('jwk', JSON.parse(text), CURVE, false, ['deriveBits']);
}
