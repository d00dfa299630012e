import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = 'prisma/schema';
const SCALAR = /^(String|Int|Float|Boolean|DateTime|Json|BigInt|Decimal|Bytes)(\[\]|\?)?$/;

type Column = { place: string; words: string };

function readColumns(file: string): { columns: Column[]; models: Column[] } {
  const columns: Column[] = [];
  const models: Column[] = [];
  let words = '';
  let model = '';
  for (const line of readFileSync(join(FOLDER, file), 'utf8').split('\n')) {
    const text = line.trim();
    const [name = '', type = ''] = text.split(/\s+/);
    if (text.startsWith('///')) words = text.slice(3).trim();
    else {
      // A column may be called model too; a table's line begins with the word.
      if (line.startsWith('model ')) {
        model = type;
        models.push({ place: model, words });
      } else if (SCALAR.test(type)) columns.push({ place: `${model}.${name}`, words });
      words = '';
    }
  }
  return { columns, models };
}

describe('the database schema explains itself', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.prisma'));

  it.each(files)('%s: every column has a line', (file) => {
    const { columns } = readColumns(file);
    expect(columns.length).toBeGreaterThan(0);
    expect(columns.filter(({ words }) => words.length < 5).map(({ place }) => place)).toEqual([]);
  });

  it.each(files)('%s: every table says class and retention', (file) => {
    const { models } = readColumns(file);
    const silent = models.filter(
      ({ words }) => !/Class: /.test(words) || !/Retention: /.test(words),
    );
    expect(silent.map(({ place }) => place)).toEqual([]);
  });
});
