/** The pupil's screens, one after another, are accessible by day and by night. Time runs: axe needs it. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { findClass } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { screenOf } from './support/pupil';
import { admitAll, readCode, signInAsPerson, startRoundOf } from './support/staff';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** A spoken screen may be gone on from when its clip has ended. */
const SPEECH_MS = 30_000;
const app = useApp();

async function expectAccessible(device: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await device.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page: device }).withTags(TAGS).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
    );
    expect(found, `${screen}, ${colorScheme}`).toEqual([]);
  }
}

async function pressWhenActive(device: Page, testId: string): Promise<void> {
  const target = device.getByTestId(testId).and(device.locator('[data-active="true"]'));
  await target.waitFor({ timeout: SPEECH_MS });
  await target.click();
}

test('from the code to the pause in the first task', async ({ visitors }) => {
  test.setTimeout(240_000);
  const row = await findClass(app.dataDir, 'Lyktskolan', '1 Gul');
  const board = await visitors.arrive({ url: app.url });
  await signInAsPerson(board, row.teacherId);
  await startRoundOf(board, row.classId);
  const code = await readCode(board);
  const device = await visitors.arrive({ url: app.url });
  const arriveAt = async (screen: string) => {
    await screenOf(device, screen).waitFor({ timeout: SPEECH_MS });
    await expectAccessible(device, screen);
  };

  await device.goto('/elev?sound=silent');
  await arriveAt('enter-code');
  await device.getByTestId('code-input').fill(code);
  await device.getByTestId('code-go').click();
  await arriveAt('waiting');
  await board.getByRole('button', { name: 'Släpp in alla' }).waitFor();
  await admitAll(board);
  await arriveAt('choose-sign');
  await device.getByTestId(`sign-${row.pupils[0]?.signId}`).click();
  await arriveAt('confirm-sign');
  await device.getByTestId('sign-yes').click();
  await arriveAt('welcome');
  await pressWhenActive(device, 'go');
  await arriveAt('sound-check');
  await pressWhenActive(device, 'sound-sun');
  await arriveAt('instruction');
  await pressWhenActive(device, 'go');
  await arriveAt('practice');
  await device.getByTestId('pause').click();
  await arriveAt('pause');
});
