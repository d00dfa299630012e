/** What a pupil reads aloud from, on the screens that schools have: all of it fits, and is large enough. */
import { answerDevice } from './support/device-double';
import { expect, test, useApp } from './support/fixtures';
import { MARKED_TASKS, played } from './support/screen-run';

const app = useApp();
test.use({ trace: 'off' });

const SCREENS = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
];
/** Smallest letters that a pupil reads aloud, and smallest pictures, in CSS pixels. */
const LEAST_LETTER_PX = 20;
const LEAST_PICTURE_PX = 28;

for (const task of MARKED_TASKS) {
  test(`${task.id}: the pupil's page on a phone, on tablets and on a Chromebook`, async ({
    visitors,
  }) => {
    const page = await visitors.arrive({ url: app.url, ...SCREENS[0] });
    const entry = { taskId: task.id, formId: 'A' } as const;
    const server = await answerDevice(page.context(), {
      battery: played.battery,
      windowKind: 'spring',
      kind: 'pupil',
      membershipId: '00000000-0000-7000-8000-000000000003',
      entries: [],
    });
    server.showGrid(entry);
    await page.goto('/elev?sound=silent#kod=123456');
    const reading = page.getByTestId('screen-reading-grid');
    await expect(reading).toBeVisible();
    for (const size of SCREENS) {
      await page.setViewportSize(size);
      const seen = await reading.evaluate((main) => {
        const cells = [...main.querySelectorAll('li, article p')];
        const pictures = [...main.querySelectorAll('img')];
        const boxes = cells.map((cell) => cell.getBoundingClientRect());
        return {
          letterPx: Math.min(
            ...cells.map((cell) => Number.parseFloat(getComputedStyle(cell).fontSize)),
          ),
          picturePx: Math.min(...pictures.map(({ width }) => width), 1_000),
          leftPx: Math.min(...boxes.map(({ left }) => left)),
          rightPx: Math.max(...boxes.map(({ right }) => right)),
          clipped: cells.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
            .length,
        };
      });
      const path = test.info().outputPath(`${task.id}-${size.width}.png`);
      await page.screenshot({ fullPage: true, path });
      expect.soft(seen.letterPx).toBeGreaterThanOrEqual(LEAST_LETTER_PX);
      expect.soft(seen.picturePx).toBeGreaterThanOrEqual(LEAST_PICTURE_PX);
      expect.soft(seen.leftPx).toBeGreaterThanOrEqual(0);
      expect.soft(seen.rightPx).toBeLessThanOrEqual(size.width);
      expect.soft(seen.clipped).toBe(0);
    }
  });
}
