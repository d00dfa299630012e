/** Each leader is led to pages that the role opens, and to each of them once. */
import { describe, expect, it } from 'vitest';
import { ROLE_ACTIONS, ROLES, type Role } from '~/access/roles';
import { listLeaderQuestions } from '~/outcomes/leader-questions';
import routes from '~/routes';

const pagesOf = (role: Role) =>
  listLeaderQuestions(ROLE_ACTIONS[role]).flatMap(({ questions }) => questions.map(({ to }) => to));
const known = new Set((routes as { path?: string }[]).map(({ path }) => `/${path ?? ''}`));

describe('the questions of the start page', () => {
  it('are those of leaders', () => {
    expect(ROLES.filter((role) => pagesOf(role).length > 0)).toEqual([
      'principal',
      'head-of-education',
    ]);
  });

  it('lead to addresses that exist, each once', () => {
    for (const role of ['principal', 'head-of-education'] as const) {
      const pages = pagesOf(role);
      expect(new Set(pages).size).toBe(pages.length);
      for (const page of pages) expect(known, page).toContain(page.replace(/#.*/, ''));
    }
  });

  it('differ where the work does', () => {
    const principal = pagesOf('principal');
    const head = pagesOf('head-of-education');
    expect(principal.filter((page) => !head.includes(page))).toEqual([
      '/school-plan',
      '/school-setup',
    ]);
    expect(head.filter((page) => !principal.includes(page))).toEqual([
      '/open-data',
      '/packages',
      '/learning/introduction',
      '/validation',
    ]);
  });
});
