/** A word with b/d/p and m/n made alike, written apart from the authoring tools on purpose. */
export function mirrorForm(word: string): string {
  return word.replace(/[dp]/g, 'b').replace(/n/g, 'm');
}
