/** Fails when a key is missing in one of the languages, or a placeholder differs between them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ROOT } from './shared.mjs';

const FOLDER = join(ROOT, 'app', 'platform', 'translation');
const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;

/** @param {unknown} value @param {string} path @returns {[string, string][]} */
function flatten(value, path) {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(/** @type {Record<string, unknown>} */ (value)).flatMap(([key, inner]) =>
    flatten(inner, path ? `${path}.${key}` : key),
  );
}

/** @param {string} locale @param {string} name */
function read(locale, name) {
  return new Map(flatten(JSON.parse(readFileSync(join(FOLDER, locale, name), 'utf8')), ''));
}

/** @param {string} text */
function placeholders(text) {
  return [...text.matchAll(PLACEHOLDER)]
    .map(([, name]) => name)
    .sort()
    .join(',');
}

const problems = [];
const names = new Set([...readdirSync(join(FOLDER, 'sv')), ...readdirSync(join(FOLDER, 'en'))]);
for (const name of names) {
  const swedish = read('sv', name);
  const english = read('en', name);
  for (const [key, text] of swedish) {
    const other = english.get(key);
    if (other === undefined) problems.push(`en/${name}: ${key} is missing`);
    else if (placeholders(text) !== placeholders(other))
      problems.push(`${name}: ${key}: placeholders differ`);
    if (text.trim() === '') problems.push(`sv/${name}: ${key} is empty`);
  }
  for (const key of english.keys()) {
    if (!swedish.has(key)) problems.push(`sv/${name}: ${key} is missing`);
  }
}
if (problems.length > 0) fail(`Translations:\n${problems.map((line) => `  ${line}`).join('\n')}`);
