/** A number as a person writes it: a comma or a point, spaces between thousands; null when it is none. */
export function readNumber(text: string): number | null {
  const plain = text.replaceAll(/\s/g, '').replace('\u2212', '-').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
