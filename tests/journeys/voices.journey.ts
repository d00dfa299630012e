/** The voice studio: an adult records a prompt, approves it, and devices hear it. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeWave } from '~/instruments/wave';
import { joinSounds, makeSilence, makeTone } from '../support/sounds';
import { findClass } from './support/database';
import { expect, test, useApp, type Visitors } from './support/fixtures';
import { openBoard, readCode, signInAs, signInAsPerson } from './support/staff';

/** What the browser's microphone hears, over and over: a voice between silences. */
const HEARD = joinSounds(makeSilence(900, 12), makeTone(600, 0.25), makeSilence(900, 12));
const heardFile = join(mkdtempSync(join(tmpdir(), 'microphone-')), 'heard.wav');
writeFileSync(heardFile, writeWave(HEARD));

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const microphone = [
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${heardFile}`,
    ];
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...microphone] });
  },
});

const app = useApp();
const PROMPT = { key: 'common/choose-sign', text: 'Välj ditt djur.' };

async function beginVoice(page: Page, label: string): Promise<void> {
  await page.goto('/voices');
  await page.getByLabel('Vad ska rösten heta?').fill(label);
  await page.getByLabel(/Talaren är vuxen/).check();
  await page.getByRole('button', { name: 'Börja spela in' }).click();
  await page.waitForURL(/\/voices\/[0-9a-f-]{36}$/);
}

/** Records for so long that the whole voice has been heard at least once. */
async function recordOnce(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Spela in/ }).click();
  await expect(page.getByText('Tala nu')).toBeVisible();
  await page.waitForTimeout(3_000);
  await page.getByRole('button', { name: 'Stoppa' }).click();
  await expect(page.getByRole('img', { name: /ljudvåg/ })).toBeVisible();
}

async function arriveAsAdministrator(visitors: Visitors): Promise<Page> {
  // A spoiled package and an erased sound are refused on purpose.
  const page = await visitors.arrive({ url: app.url, expected: [/status of 422/] });
  await page.context().grantPermissions(['microphone'], { origin: app.url });
  await signInAs(page, 'administrator');
  return page;
}

test('a prompt is recorded, trimmed, approved, used by devices, and carried as a file', async ({
  visitors,
}) => {
  const page = await arriveAsAdministrator(visitors);
  const listed = await page.goto('/voices');
  expect(listed?.headers()['permissions-policy']).toContain('microphone=()');
  await beginVoice(page, 'Röst 1');
  const opened = await page.goto(`${page.url()}?prompt=${encodeURIComponent(PROMPT.key)}`);
  expect(opened?.headers()['permissions-policy']).toContain('microphone=(self)');
  await expect(page.getByRole('heading', { name: PROMPT.text })).toBeVisible();

  await recordOnce(page);
  await expect(page.getByText('Ljudet är bra.')).toBeVisible();
  const end = page.getByLabel('Slutar efter');
  const before = Number(await end.inputValue());
  await end.focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowLeft');
  expect(Number(await end.inputValue())).toBe(before - 50);
  await page.getByRole('button', { name: 'Lyssna' }).click();
  await page.getByRole('button', { name: 'Behåll' }).click();
  await expect(page.getByText(/Så här hör barnen den · Väntar på godkännande/)).toBeVisible();
  const sound = await page.locator('audio').getAttribute('src');
  const stored = await page.request.get(sound ?? '');
  expect(stored.headers()['content-type']).toBe('audio/mpeg');
  expect(stored.headers()['cache-control']).toContain('immutable');
  const address = page.url();
  await page.getByRole('button', { name: 'Godkänn och gå vidare' }).click();
  await page.waitForURL((url) => url.href !== address);
  await page.goto(address);
  await expect(page.getByText(/Godkänd av/)).toBeVisible();

  await page.goto('/voices');
  await expect(page.getByText(/^1 av \d+ godkända$/)).toBeVisible();
  await page.getByRole('button', { name: 'Använd den här rösten' }).click();
  await expect(page.getByText('Används nu')).toBeVisible();
  await expectDeviceHears(visitors);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Spara som fil' }).click();
  const file = readFileSync(await (await download).path());
  expect(file.subarray(0, 8).toString()).toBe('LASFYRV1');
  await expectImport(page, file);
  await expectWithdrawal(page, sound ?? '');
});

/** A device of the municipality fetches the voice and its bundle when the round begins. */
async function expectDeviceHears(visitors: Visitors): Promise<void> {
  const { teacherId, classId } = await findClass(app.dataDir, 'Strandskolan', '1B');
  const board = await visitors.arrive({ url: app.url });
  await signInAsPerson(board, teacherId);
  await openBoard(board, classId);
  const code = await readCode(board);
  const device = await visitors.arrive({ url: app.url });
  const kinds = new Set<string | undefined>();
  device.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith('/media/voice/') || !response.ok()) return;
    kinds.add(response.headers()['content-type']);
  });
  await device.goto(`/elev#kod=${code}`);
  await expect(device.getByTestId('screen-waiting')).toBeVisible();
  await board.getByRole('button', { name: 'Släpp in alla' }).click();
  await expect(device.getByTestId('screen-choose-sign')).toBeVisible();
  await expect
    .poll(() => [...kinds].sort(), { message: 'manifest and bundle of the voice' })
    .toEqual(['application/vnd.lasfyr.bundle', 'application/vnd.lasfyr.voice+json']);
}

async function expectImport(page: Page, file: Buffer): Promise<void> {
  await page.goto('/voices/import');
  const bring = async (buffer: Buffer) => {
    await page.getByLabel('Vad ska rösten heta?').fill('Kopia');
    await page.getByLabel(/Talaren har samtyckt/).check();
    const name = 'rost.lasfyrrost';
    await page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await page.getByRole('button', { name: 'Läs in' }).click();
  };
  const spoiled = Buffer.from(file);
  spoiled[spoiled.length - 20]! ^= 1;
  await bring(spoiled);
  await expect(page.getByText('Ett ljud i filen är ändrat sedan den sparades.')).toBeVisible();
  await bring(file);
  await page.waitForURL(/\/voices$/);
  const copy = page.getByRole('listitem').filter({ hasText: 'Kopia' });
  await expect(copy.getByText(/^1 av \d+ godkända$/)).toBeVisible();
}

/** The first voice and its copy are withdrawn: the sound is nowhere any more. */
async function expectWithdrawal(page: Page, sound: string): Promise<void> {
  for (const label of ['Röst 1', 'Kopia']) {
    const voice = page.getByRole('listitem').filter({ hasText: label });
    await voice.getByRole('button', { name: 'Återkalla samtycket' }).click();
    await page.getByRole('button', { name: 'Radera inspelningarna' }).click();
    await expect(voice.getByText(/^Återkallad/)).toBeVisible();
  }
  expect((await page.request.get(sound)).status()).toBe(404);
}

test('the space bar starts and stops, and a recording can be redone', async ({ visitors }) => {
  const page = await arriveAsAdministrator(visitors);
  await beginVoice(page, 'Röst 2');
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('Space');
  await expect(page.getByText('Tala nu')).toBeVisible();
  await page.waitForTimeout(2_600);
  await page.keyboard.press('Space');
  await expect(page.getByRole('img', { name: /ljudvåg/ })).toBeVisible();
  await page.getByRole('button', { name: 'Gör om' }).click();
  await expect(page.getByText('Tala nu')).toBeVisible();
  await page.waitForTimeout(500);
  await page.getByRole('button', { name: 'Stoppa' }).click();
  await expect(page.getByRole('button', { name: 'Behåll' })).toBeVisible();
});

test('without a microphone the page says what to do', async ({ visitors }) => {
  const page = await visitors.arrive({ url: app.url });
  await page.context().clearPermissions();
  await signInAs(page, 'administrator');
  await beginVoice(page, 'Röst 3');
  await page.getByRole('button', { name: 'Spela in' }).click();
  await expect(page.getByText(/Mikrofonen går inte att använda/)).toBeVisible();
});
