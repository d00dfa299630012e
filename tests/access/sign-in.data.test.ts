import { describe, expect, it } from 'vitest';
import { createFirstAdministrator } from '~/access/first-administrator.server';
import { beginSession, endSession, findSession } from '~/access/session.server';
import {
  hashPassword,
  hasOneClickSignIn,
  listOneClickAccounts,
  signIn,
  signInByOneClick,
} from '~/access/sign-in.server';
import { answerSignIn } from '~/access/sign-in-form.server';
import { setClockOffset } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { readEverything, useTestDatabase } from '../support/database';
import { createMunicipality, createStaff, createWorld } from '../support/factories';

useTestDatabase();

const PASSWORD = 'en lång och lugn mening';

async function createAccount() {
  const municipality = await createMunicipality();
  const staff = await createStaff(municipality.id);
  const passwordHash = await hashPassword(PASSWORD);
  await getClient().staffMember.update({ where: { id: staff.id }, data: { passwordHash } });
  return staff;
}

function requestWith(cookie: string): Request {
  return new Request('http://localhost/', { headers: { cookie: cookie.split(';')[0] ?? '' } });
}

function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [key, value] of Object.entries(values)) data.set(key, value);
  return data;
}

describe('signIn', () => {
  it('opens a session that is found again by its cookie, and only by it', async () => {
    const staff = await createAccount();
    const result = await signIn(staff.username.toUpperCase(), PASSWORD, '10.0.0.1');
    expect(result.ok).toBe(true);
    if (!result.ok) return;
    expect(result.cookie).toMatch(/HttpOnly/);
    expect(result.cookie).toMatch(/SameSite=Lax/);
    const viewer = await findSession(requestWith(result.cookie));
    expect(viewer?.staffMemberId).toBe(staff.id);
    expect(await findSession(requestWith('lasfyr-session=elsewhere'))).toBeNull();
    expect(await findSession(new Request('http://localhost/'))).toBeNull();
  });

  it('answers alike for a wrong password and for nobody, and slows down by account', async () => {
    const staff = await createAccount();
    const wrong = await signIn(staff.username, 'fel', '10.0.0.2');
    const nobody = await signIn('finns-inte', 'fel', '10.0.0.2');
    expect(wrong).toEqual({ ok: false, problem: 'wrong-credentials' });
    expect(nobody).toEqual(wrong);
    for (let index = 0; index < 5; index += 1) await signIn(staff.username, 'fel', '10.0.0.2');
    expect(await signIn(staff.username, PASSWORD, '10.0.0.3')).toEqual({
      ok: false,
      problem: 'too-many-tries',
    });
    const other = await createAccount();
    expect((await signIn(other.username, PASSWORD, '10.0.0.2')).ok).toBe(true);
  });

  it('refuses a closed account and one without a password', async () => {
    const staff = await createAccount();
    await getClient().staffMember.update({
      where: { id: staff.id },
      data: { closedAt: new Date('2020-01-01') },
    });
    expect((await signIn(staff.username, PASSWORD, '10.0.0.4')).ok).toBe(false);
    const without = await createStaff(staff.municipalityId);
    expect((await signIn(without.username, '', '10.0.0.4')).ok).toBe(false);
  });
});

describe('sessions', () => {
  it('end when signed out, when idle for an hour and after twelve hours', async () => {
    const staff = await createAccount();
    const cookie = await beginSession(staff);
    await endSession(requestWith(cookie));
    expect(await findSession(requestWith(cookie))).toBeNull();
    const idle = await beginSession(staff);
    const active = await beginSession(staff);
    try {
      for (let minutes = 50; minutes <= 11 * 60; minutes += 50) {
        setClockOffset(minutes * 60_000);
        expect(await findSession(requestWith(active))).not.toBeNull();
      }
      expect(await findSession(requestWith(idle))).toBeNull();
      setClockOffset(12 * 3_600_000 + 1);
      expect(await findSession(requestWith(active))).toBeNull();
    } finally {
      setClockOffset(0);
    }
  });

  it('carries only the roles that hold today', async () => {
    const world = await createWorld();
    const { teacher } = world;
    await getClient().roleAssignment.updateMany({
      where: { staffMemberId: teacher.staffMemberId },
      data: { endDate: new Date('2020-01-01') },
    });
    const cookie = await beginSession({
      id: teacher.staffMemberId,
      municipalityId: teacher.municipalityId,
    });
    expect((await findSession(requestWith(cookie)))?.grants).toEqual([]);
  });

  it('ends when the account is closed', async () => {
    const staff = await createAccount();
    const cookie = await beginSession(staff);
    await getClient().staffMember.update({
      where: { id: staff.id },
      data: { closedAt: new Date() },
    });
    expect(await findSession(requestWith(cookie))).toBeNull();
  });
});

describe('one-click accounts', () => {
  it('exist only where the database itself says so, and only for synthetic people', async () => {
    const staff = await createAccount();
    expect(await hasOneClickSignIn()).toBe(false);
    expect(await listOneClickAccounts()).toEqual([]);
    expect(await signInByOneClick(staff.id)).toBeNull();
    await getClient().installation.create({ data: { id: 1, oneClickSignIn: true } });
    expect(await signInByOneClick(staff.id)).toBeNull();
    await getClient().staffMember.update({ where: { id: staff.id }, data: { synthetic: true } });
    expect(await signInByOneClick(staff.id)).toMatch(/^lasfyr-session=/);
    await getClient().installation.delete({ where: { id: 1 } });
  });
});

describe('the sign-in form', () => {
  it('names the empty fields and keeps the password out of the answer', async () => {
    const answer = await answerSignIn(
      form({ intent: 'password', username: '', password: 'hemligt' }),
      '10.0.0.5',
      'http://localhost/sign-in',
    );
    expect(answer).toMatchObject({ ok: false, problem: 'form' });
    expect(JSON.stringify(answer)).toContain('username-missing');
    expect(JSON.stringify(answer)).not.toContain('hemligt');
  });

  it.each([
    ['/classes/1', '/classes/1'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
  ])('goes on to %s as %s', async (next, expected) => {
    const staff = await createAccount();
    const answer = await answerSignIn(
      form({ intent: 'password', username: staff.username, password: PASSWORD }),
      '10.0.0.6',
      `http://localhost/sign-in?next=${encodeURIComponent(next)}`,
    );
    expect(answer.ok && answer.goTo).toBe(expected);
  });
});

describe('createFirstAdministrator', () => {
  it('is refused once anyone has an account, and for a short password', async () => {
    await createAccount();
    const before = await readEverything();
    expect((await createFirstAdministrator('chef', 'Kommun', PASSWORD)).ok).toBe(false);
    expect((await createFirstAdministrator('chef', 'Kommun', 'kort')).ok).toBe(false);
    expect(await readEverything()).toBe(before);
  });
});
