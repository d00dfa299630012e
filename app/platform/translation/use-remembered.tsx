/**
 * A translator that looks each thing up once. A lookup costs as much as ten elements of a page, and a table of
 * pupils says "needs follow-up" hundreds of times.
 */
import { useMemo } from 'react';

type Look = (key: string, values?: object) => string;

/** The same translator, for as long as the page stands: what it is asked for again it knows. */
export function useRemembered<Translate>(translate: Translate): Translate {
  return useMemo(() => remember(translate as Look) as Translate, [translate]);
}

function remember(look: Look): Look {
  const found = new Map<string, string>();
  return (key, values) => {
    const asked = values ? `${key} ${JSON.stringify(values)}` : key;
    const known = found.get(asked);
    if (known !== undefined) return known;
    const words = look(key, values);
    found.set(asked, words);
    return words;
  };
}
