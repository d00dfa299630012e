/**
 * The form two class names are compared in: `1 A`, `1:a`, `1-A` and `Klass 1A` are all `1A`. A
 * hyphen between digits stays, since `1-2B` is a class of mixed years. What is shown is always what
 * the school writes.
 */
export function normaliseClassName(className: string): string {
  return className
    .normalize('NFC')
    .toUpperCase()
    .replace(/^KLASS(?=[\s:]*\d)/, '')
    .replace(/[\s:.]/g, '')
    .replace(/(?<!\d)-|-(?!\d)/g, '');
}
