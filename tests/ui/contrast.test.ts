import { describe, expect, test } from 'vitest';
import {
  COLOUR_DEFICIENCIES,
  contrastRatio,
  perceivedDistance,
  readColourTokens,
  simulateDeficiency,
  type Theme,
  toLinear,
} from './design-tokens';

const tokens = readColourTokens();
const THEMES: Theme[] = ['light', 'dark'];

/** Text on ground: WCAG 2.2, 1.4.3, at least 4.5. */
const TEXT_PAIRS = [
  ...['ground', 'surface', 'sunken', 'raised', 'action-soft', 'beacon-soft'].flatMap((ground) => [
    ['ink', ground],
    ['ink-soft', ground],
  ]),
  ...['danger-soft', 'success-soft'].map((ground) => ['ink', ground]),
  ...['ground', 'surface', 'raised', 'action-soft'].map((ground) => ['action', ground]),
  ['action-strong', 'action-soft'],
  ['on-action', 'action'],
  ['on-action', 'action-strong'],
  ['on-beacon', 'beacon'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-strong'],
  ['danger', 'ground'],
  ['danger', 'raised'],
] as [string, string][];

/** Shapes, outlines and focus: WCAG 2.2, 1.4.11, at least 3. */
const SHAPE_PAIRS = [
  ...['needs-follow-up', 'look-again', 'above', 'incomplete'].flatMap((level) =>
    ['ground', 'surface', 'raised', 'action-soft'].map((ground) => [`level-${level}`, ground]),
  ),
  ...['ground', 'surface', 'raised'].flatMap((ground) => [
    ['control', ground],
    ['focus', ground],
  ]),
  ['ink', 'under-limit'],
  ['beacon-ink', 'beacon-soft'],
  ['action', 'action-soft'],
  ['danger', 'danger-soft'],
  ['success', 'success-soft'],
] as [string, string][];

describe.each(THEMES)('in %s', (theme) => {
  const colour = (name: string) => {
    const token = tokens.get(name);
    if (!token) throw new Error(`no colour token ${name}`);
    return token[theme];
  };

  test.each(TEXT_PAIRS)('%s is readable on %s', (text, ground) => {
    expect(contrastRatio(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(SHAPE_PAIRS)('%s is seen on %s', (shape, ground) => {
    expect(contrastRatio(colour(shape), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  const deficiencies = Object.keys(COLOUR_DEFICIENCIES) as (keyof typeof COLOUR_DEFICIENCIES)[];
  test.each(deficiencies)('level colours stay apart with %s', (deficiency) => {
    const levels = ['needs-follow-up', 'look-again', 'above', 'incomplete'].map((level) =>
      simulateDeficiency(deficiency, toLinear(colour(`level-${level}`))),
    );
    for (const [index, first] of levels.entries()) {
      for (const second of levels.slice(index + 1)) {
        expect(perceivedDistance(first, second)).toBeGreaterThan(0.07);
      }
    }
  });
});

test('the ratio is the published one for black on white and for #777 on white', () => {
  expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 6);
  expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
