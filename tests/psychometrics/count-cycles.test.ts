import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findStrongComponents, markEdgesOnCycles } from '~/psychometrics/count-cycles';

type Edge = { from: number; to: number };
const edge = (from: number, to: number): Edge => ({ from, to });

function listEdgesOnCycles(nodeCount: number, edges: Edge[]): Set<Edge> {
  const arcs: { edge: number; to: number }[][] = Array.from({ length: nodeCount }, () => []);
  for (const [at, { from, to }] of edges.entries()) {
    arcs[from]!.push({ edge: at, to });
    arcs[to]!.push({ edge: at, to: from });
  }
  const isOnCycle = markEdgesOnCycles(arcs, new Uint8Array(edges.length).fill(1));
  return new Set(edges.filter((_, at) => isOnCycle[at] === 1));
}

/** Whether the ends are joined without the edge: by growing what is reached until nothing is added. */
function isOnCycle(edges: readonly { from: number; to: number }[], left: (typeof edges)[number]) {
  const reached = new Set([left.from]);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const each of edges) {
      if (each === left) continue;
      if (reached.has(each.from)) reached.add(each.to);
      if (reached.has(each.to)) reached.add(each.from);
    }
  }
  return reached.has(left.to);
}

describe('edges on cycles', () => {
  it('are all of a triangle, and not the way out of it', () => {
    const edges = [edge(0, 1), edge(1, 2), edge(2, 0), edge(2, 3)];
    expect([...listEdgesOnCycles(4, edges)]).toEqual(edges.slice(0, 3));
  });

  it('are two between the same nodes', () => {
    const edges = [edge(0, 1), edge(1, 0), edge(1, 2)];
    expect([...listEdgesOnCycles(3, edges)]).toEqual(edges.slice(0, 2));
  });

  it('are none of a tree, and none of nothing', () => {
    expect(listEdgesOnCycles(4, [edge(0, 1), edge(1, 2), edge(1, 3)]).size).toBe(0);
    expect(listEdgesOnCycles(3, []).size).toBe(0);
  });

  it('are those whose ends something else joins', () => {
    const ends = fc
      .tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 }))
      .filter(([one, two]) => one !== two);
    fc.assert(
      fc.property(fc.array(ends, { maxLength: 14 }), (pairs) => {
        const edges = pairs.map(([from, to]) => edge(from, to));
        const found = listEdgesOnCycles(7, edges);
        for (const each of edges) expect(found.has(each)).toBe(isOnCycle(edges, each));
      }),
    );
  });
});

describe('strong components', () => {
  const joins = (arcs: Edge[], source: number, target: number) => {
    const reached = new Set([source]);
    for (let size = 0; size < reached.size; ) {
      size = reached.size;
      for (const { from, to } of arcs) if (reached.has(from)) reached.add(to);
    }
    return reached.has(target);
  };
  const find = (nodeCount: number, edges: Edge[], isThere = edges.map(() => 1)) => {
    const arcs: { edge: number; to: number }[][] = Array.from({ length: nodeCount }, () => []);
    for (const [at, { from, to }] of edges.entries()) arcs[from]!.push({ edge: at, to });
    return findStrongComponents(arcs, Uint8Array.from(isThere));
  };

  it('are a ring, and each node beside it', () => {
    const [a, b, c, d] = find(4, [edge(0, 1), edge(1, 2), edge(2, 0), edge(2, 3)]);
    expect([b, c]).toEqual([a, a]);
    expect(d).not.toBe(a);
  });

  it('are the nodes that lead to each other, by the edges that are there', () => {
    const arc = fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(arc, { maxLength: 16 }), (list) => {
        const edges = list.map(([from, to]) => edge(from, to));
        const components = find(
          7,
          edges,
          list.map(([, , isThere]) => (isThere ? 1 : 0)),
        );
        const there = edges.filter((_, at) => list[at]![2]);
        for (const one of [0, 1, 2, 3, 4, 5, 6]) {
          for (const other of [0, 1, 2, 3, 4, 5, 6]) {
            const isMutual = joins(there, one, other) && joins(there, other, one);
            expect(components[one] === components[other]).toBe(isMutual);
          }
        }
      }),
    );
  });
});
