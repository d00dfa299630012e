import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Theme = 'light' | 'dark';
export type LinearColour = readonly [red: number, green: number, blue: number];

/** Reads every `--color-name: light-dark(#day, #night)` of the token file. */
export function readColourTokens(): Map<string, Record<Theme, string>> {
  const path = fileURLToPath(new URL('../../app/ui/tokens.css', import.meta.url));
  const found = readFileSync(path, 'utf8').matchAll(
    /--color-([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g,
  );
  return new Map(
    [...found].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }] as const),
  );
}

/** sRGB hex to linear light, 0-1 a channel. */
export function toLinear(hex: string): LinearColour {
  const channel = (start: number) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** WCAG 2 contrast ratio of two colours, 1-21. */
export function contrastRatio(first: string, second: string): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = toLinear(hex);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [darker, lighter] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

/** Distance in OKLab, where 0.02 is about the least that an eye tells apart. */
export function perceivedDistance(first: LinearColour, second: LinearColour): number {
  const [a, b] = [toOklab(first), toOklab(second)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function toOklab([red, green, blue]: LinearColour): LinearColour {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

/** Linear-light matrices of full colour deficiency (Machado, Oliveira and Fernandes 2009). */
export const COLOUR_DEFICIENCIES = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

/** How a colour looks to an eye with the deficiency. */
export function simulateDeficiency(
  deficiency: keyof typeof COLOUR_DEFICIENCIES,
  [red, green, blue]: LinearColour,
): LinearColour {
  const seen = COLOUR_DEFICIENCIES[deficiency].map((row) =>
    Math.min(1, Math.max(0, row[0] * red + row[1] * green + row[2] * blue)),
  );
  return [seen[0]!, seen[1]!, seen[2]!];
}
