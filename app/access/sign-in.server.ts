/** Signing in with a local account, slowed down by account and then by address. */
import { createHash } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { countOne, getLimiter } from '~/platform/rate-limit.server';
import { beginSession } from './session.server';

/** argon2id, 19 MiB, two passes: the least that the current password guidance asks for. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const WINDOW_SECONDS = 15 * 60;
const TRIES_PER_ACCOUNT = 6;
/** A whole school shares one address: a wide net only. */
const TRIES_PER_ADDRESS = 300;

/** Verified when an account does not exist, so that the answer takes as long. */
const NOBODY = hash('nobody has this password', ARGON2);

export type SignInResult =
  | { ok: true; cookie: string }
  | { ok: false; problem: 'wrong-credentials' | 'too-many-tries' };

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2);
}

function limiters() {
  return {
    account: getLimiter('sign-in-account', { points: TRIES_PER_ACCOUNT, seconds: WINDOW_SECONDS }),
    address: getLimiter('sign-in-address', { points: TRIES_PER_ADDRESS, seconds: WINDOW_SECONDS }),
  };
}

function keyOf(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 32);
}

/** Sign in. The answer never says whether the account exists. */
export async function signIn(
  username: string,
  password: string,
  clientAddress: string,
): Promise<SignInResult> {
  const name = username.trim().toLowerCase();
  const { account, address } = limiters();
  const mayTry =
    (await countOne(address, keyOf(clientAddress))) && (await countOne(account, keyOf(name)));
  if (!mayTry) return { ok: false, problem: 'too-many-tries' };
  const staff = await getClient().staffMember.findUnique({ where: { username: name } });
  const right = await verify(staff?.passwordHash ?? (await NOBODY), password);
  const open = staff && (!staff.closedAt || staff.closedAt > now());
  if (!staff?.passwordHash || !right || !open) {
    return { ok: false, problem: 'wrong-credentials' };
  }
  await account.delete(keyOf(name));
  return { ok: true, cookie: await beginSession(staff) };
}

/** Whether one-click demonstration accounts are offered: a flag in the demonstration's own database. */
export async function hasOneClickSignIn(): Promise<boolean> {
  const installation = await getClient().installation.findUnique({ where: { id: 1 } });
  return installation?.oneClickSignIn ?? false;
}

/** Demonstration accounts to click on, one for each role that somebody began with; none outside the demonstration. */
export async function listOneClickAccounts() {
  if (!(await hasOneClickSignIn())) return [];
  const staff = await getClient().staffMember.findMany({
    where: { synthetic: true, closedAt: null },
    include: { roleAssignments: { take: 1, orderBy: { startDate: 'asc' } } },
    orderBy: { createdAt: 'asc' },
  });
  const seen = new Set<string>();
  return staff.flatMap((person) => {
    const role = person.roleAssignments[0]?.role;
    if (!role || seen.has(role)) return [];
    seen.add(role);
    return [{ id: person.id, role, name: `${person.givenName} ${person.familyName}` }];
  });
}

/** Sign in as a demonstration account by one click; null when that is not offered. */
export async function signInByOneClick(staffMemberId: string): Promise<string | null> {
  if (!(await hasOneClickSignIn())) return null;
  const staff = await getClient().staffMember.findFirst({
    where: { id: staffMemberId, synthetic: true, closedAt: null },
  });
  return staff ? beginSession(staff) : null;
}
