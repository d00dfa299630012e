/** The same trial in jsPsych, with its own plugin for a word and two buttons, in the same browser. */
import { compareClocks, press, type Watched } from './browser';
import type { Trial } from './runner-trials';

const FILES = 'node_modules/jspsych';
const PLUGIN = 'node_modules/@jspsych/plugin-html-button-response/dist/index.browser.min.js';
/** As long as the runner rests before an item. */
const REST_MS = 300;

/** An empty page of the same server, without the runner. */
export async function openJsPsych({ page }: Watched, url: string): Promise<void> {
  const address = `${url}/bench-of-timing`;
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><html><body></body></html>' }),
  );
  await page.goto(address);
  await page.addStyleTag({ path: `${FILES}/css/jspsych.css` });
  await page.addScriptTag({ path: `${FILES}/dist/index.browser.min.js` });
  await page.addScriptTag({ path: PLUGIN });
}

const run = (words: readonly string[]) => `
  window.jsPsych = initJsPsych();
  void jsPsych.run(${JSON.stringify(words)}.map((word) => ({
    type: jsPsychHtmlButtonResponse,
    stimulus: '<p style="font-size: 48px">' + word + '</p>',
    choices: ['A', 'B'],
    button_html: (choice) => '<button class="jspsych-btn" style="width:160px;height:160px">' + choice + '</button>',
    post_trial_gap: ${REST_MS},
  })));`;

export async function answerJsPsych(
  watched: Watched,
  words: readonly string[],
  chooseDelayMs: () => number,
): Promise<Trial[]> {
  const { page, session, nextOnset } = watched;
  const { offsetMs } = await compareClocks(session);
  await page.evaluate(run(words));
  const trueMs: number[] = [];
  for (const _word of words) {
    const onset = await nextOnset();
    const [target] = onset.targets;
    if (!target) throw new Error('jsPsych shows no button');
    const sentMs = await press(session, target, chooseDelayMs());
    trueMs.push(sentMs + offsetMs - onset.atMs);
  }
  await page.waitForFunction(`jsPsych.data.get().count() === ${words.length}`);
  const recorded = (await page.evaluate(
    'jsPsych.data.get().values().map(({ rt }) => rt)',
  )) as number[];
  return recorded.map((recordedMs, place) => ({ recordedMs, trueMs: trueMs[place] ?? Number.NaN }));
}
