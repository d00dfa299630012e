import { describe, expect, it } from 'vitest';
import { publicUrl, readEnvironment } from '~/platform/environment.server';

function linesOf(raw: Record<string, string>): string[] {
  const result = readEnvironment(raw);
  return result.ok ? [] : result.lines;
}

describe('readEnvironment', () => {
  it('needs nothing', () => {
    const result = readEnvironment({});
    expect(result.ok && result.environment).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      LASFYR_MODE: 'demo',
    });
  });

  it('counts an empty value as absent', () => {
    expect(linesOf({ PORT: '', DATABASE_URL: '' })).toEqual([]);
  });

  it('gives one line for each mistake, with the name of the variable', () => {
    const lines = linesOf({ PORT: 'many', LASFYR_MODE: 'test', DATABASE_URL: 'mysql://x/y' });
    expect(lines).toHaveLength(3);
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'LASFYR_MODE',
    ]);
  });

  it('refuses plain http to other machines', () => {
    expect(linesOf({ HOST: '0.0.0.0' })[0]).toMatch(/secure context/);
    expect(linesOf({ HOST: '0.0.0.0', PUBLIC_URL: 'https://a.example' })).toEqual([]);
    expect(linesOf({ HOST: '0.0.0.0', TLS_CERT: 'c', TLS_KEY: 'k' })).toEqual([]);
  });

  it('wants certificate and key together', () => {
    expect(linesOf({ TLS_CERT: 'c' })).toEqual(['TLS_CERT and TLS_KEY: give both or neither']);
  });

  it('derives the public address', () => {
    const result = readEnvironment({ PORT: '3210' });
    expect(result.ok && publicUrl(result.environment)).toBe('http://localhost:3210');
    const behind = readEnvironment({ PUBLIC_URL: 'https://lasfyr.example/' });
    expect(behind.ok && publicUrl(behind.environment)).toBe('https://lasfyr.example');
  });
});
