/** What each step of a walk takes: presses of one person, one after the other, and seconds of the script. */
import { type Page, test } from '@playwright/test';

export type Step = { step: string; clicks: number; seconds: number };

export type Walker = {
  page: Page;
  /** Presses what is on the screen, by its words. */
  press: (name: string | RegExp, role?: 'button' | 'link' | 'radio') => Promise<void>;
  /** A press of something that was found otherwise. */
  count: () => void;
  /** What has been done since `begin` becomes a row. @returns the row */
  end: (step: string) => Step;
  begin: () => void;
  rows: Step[];
};

export function walkOn(page: Page): Walker {
  let clicks = 0;
  let begunAt = Date.now();
  const rows: Step[] = [];
  return {
    page,
    rows,
    press: async (name, role = 'button') => {
      clicks += 1;
      const exact = typeof name === 'string';
      await page.getByRole(role, { name, exact }).first().click();
    },
    count: () => {
      clicks += 1;
    },
    begin: () => {
      clicks = 0;
      begunAt = Date.now();
    },
    end: (step) => {
      const row = { step, clicks, seconds: (Date.now() - begunAt) / 1_000 };
      rows.push(row);
      const description = `${row.clicks} clicks, ${row.seconds.toFixed(1)} s`;
      test.info().annotations.push({ type: step, description });
      return row;
    },
  };
}

/** The table of a walk, as it is printed at its end. */
export function tellSteps(rows: readonly Step[]): string {
  const lines = rows.map(
    ({ step, clicks, seconds }) => `| ${step} | ${clicks} | ${seconds.toFixed(1)} |`,
  );
  return ['| step | clicks | seconds |', '|---|---|---|', ...lines].join('\n');
}
