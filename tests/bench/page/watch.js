// @ts-nocheck: runs in a page, not in this program.
/**
 * Runs in the watched page before its own scripts: sees when targets can be pressed and when an answer shows.
 *
 * A moment counts when the frame that shows it has been drawn: a message posted in the last callback
 * before drawing is delivered after it. Times are milliseconds on the page's monotonic clock.
 */
const READY =
  '[data-testid="screen-item"] [data-testid="option"][data-active="true"], [data-choice]:not([disabled])';
const TASK_SCREENS = /^screen-(sound-check|instruction|practice|ready|item)$/;
const measured = { taps: [], eventsMs: [], shifts: [] };
window.measured = measured;

/** Calls back in a task of its own, after the one that runs now and, within a frame, after its drawing. */
function afterThis(tell) {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => tell(performance.now());
  channel.port2.postMessage(null);
}

const askForFrame = window.requestAnimationFrame.bind(window);
let isInFrame = false;

// A change that is made within a frame's callbacks is drawn in that very frame, not in the next.
window.requestAnimationFrame = (callback) =>
  askForFrame((timeMs) => {
    if (!isInFrame) {
      isInFrame = true;
      afterThis(() => {
        isInFrame = false;
      });
    }
    callback(timeMs);
  });

function whenDrawn(tell) {
  if (isInFrame) afterThis(tell);
  else askForFrame(() => afterThis(tell));
}

function describeTargets() {
  const targets = [...document.querySelectorAll(READY)];
  return {
    itemId: targets[0]?.closest('[data-item-id]')?.dataset.itemId ?? null,
    targets: targets.map((target) => {
      const box = target.getBoundingClientRect();
      const id = target.dataset.optionId ?? target.dataset.choice;
      return { id, x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }),
  };
}

let isReady = false;
let tapMs = null;

function look() {
  const isNow = document.querySelector(READY) !== null;
  if (isNow && !isReady) {
    whenDrawn((drawnMs) => {
      const onset = { atMs: performance.timeOrigin + drawnMs, ...describeTargets() };
      window.tellOnset?.(JSON.stringify(onset));
    });
  }
  isReady = isNow;
  if (tapMs !== null && document.querySelector('.is-chosen')) {
    const fromMs = tapMs;
    tapMs = null;
    whenDrawn((drawnMs) => measured.taps.push(drawnMs - fromMs));
  }
}

new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
addEventListener(
  'pointerup',
  (event) => {
    if (event.target instanceof Element && event.target.closest('[data-testid="option"]')) {
      tapMs = event.timeStamp;
    }
  },
  true,
);

function currentScreen() {
  return document.querySelector('main[data-testid]')?.dataset.testid ?? '';
}

new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    const screen = currentScreen();
    if (!TASK_SCREENS.test(screen)) continue;
    const moved = sources
      .map(({ node }) => node?.className || node?.nodeName || 'gone')
      .join(' + ');
    measured.shifts.push({ value, hadRecentInput, where: `${screen}: ${moved}` });
  }
}).observe({ type: 'layout-shift', buffered: true });
new PerformanceObserver((list) => {
  for (const { name, duration } of list.getEntries()) {
    if (name === 'pointerup' && /practice|item/.test(currentScreen()))
      measured.eventsMs.push(duration);
  }
}).observe({ type: 'event', buffered: true, durationThreshold: 16 });
