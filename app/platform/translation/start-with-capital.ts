/** The text with a capital first, for a heading, a row's name or a label: "hösten 2026/27" → "Hösten 2026/27". */
export function startWithCapital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
}
