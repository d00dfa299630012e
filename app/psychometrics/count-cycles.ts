/**
 * Which edges of a graph lie on a cycle.
 *
 * Measures: of an undirected graph every edge but the bridges; a bridge is an edge whose ends nothing else
 * joins. Of a directed graph the strong component of each node: an arc lies on a cycle exactly when both its
 * ends are in one.
 * Method: one walk in depth. An edge is a bridge when nothing below it reaches its upper end or higher; a node
 * is the first of its component when nothing below it reaches an earlier open node.
 * Source: Tarjan, R. E. (1974), A note on finding the bridges of a graph, Information Processing Letters 2;
 * Tarjan, R. E. (1972), Depth-first search and linear graph algorithms, SIAM Journal on Computing 1.
 * Valid input: nodes and edges numbered from 0; two edges between the same nodes are a cycle. Some thousand
 * nodes: the walk is as deep as its longest way.
 * Missing data: none; a node without edges is on no cycle and a component of its own.
 * Worked example: of the edges 0-1, 1-2, 2-0, 2-3 all but 2-3 lie on a cycle.
 */

/** For each node, the edges that lead from it and where to. An undirected edge stands at both its ends. */
export type Arcs = readonly (readonly { edge: number; to: number }[])[];

/** @param isThere 1 for the edges that are walked. @returns for each edge 1 when it lies on a cycle of these. */
export function markEdgesOnCycles(arcs: Arcs, isThere: Uint8Array): Uint8Array {
  const isOnCycle = isThere.slice();
  const places = new Int32Array(arcs.length).fill(-1);
  let seen = 0;
  /** @returns the earliest place that is reached from the node or below it, not by `via`. */
  const visit = (node: number, via: number): number => {
    const place = seen;
    places[node] = place;
    seen += 1;
    let earliest = place;
    for (const { edge, to } of arcs[node]!) {
      if (edge === via || isThere[edge] === 0) continue;
      const isNew = places[to]! < 0;
      const reached = isNew ? visit(to, edge) : places[to]!;
      if (isNew && reached > place) isOnCycle[edge] = 0;
      if (reached < earliest) earliest = reached;
    }
    return earliest;
  };
  for (let node = 0; node < arcs.length; node += 1) if (places[node]! < 0) visit(node, -1);
  return isOnCycle;
}

/** @param isThere 1 for the edges whose arcs are walked. @returns the number of each node's strong component. */
export function findStrongComponents(arcs: Arcs, isThere: Uint8Array): Int32Array {
  const components = new Int32Array(arcs.length).fill(-1);
  const places = new Int32Array(arcs.length).fill(-1);
  const open: number[] = [];
  let seen = 0;
  let found = 0;
  /** @returns the earliest open place that is reached from the node or below it. */
  const visit = (node: number): number => {
    const place = seen;
    places[node] = place;
    seen += 1;
    open.push(node);
    let earliest = place;
    for (const { edge, to } of arcs[node]!) {
      if (isThere[edge] === 0 || components[to]! >= 0) continue;
      const reached = places[to]! < 0 ? visit(to) : places[to]!;
      if (reached < earliest) earliest = reached;
    }
    if (earliest < place) return earliest;
    for (const member of open.splice(open.indexOf(node))) components[member] = found;
    found += 1;
    return place;
  };
  for (let node = 0; node < arcs.length; node += 1) if (places[node]! < 0) visit(node);
  return components;
}
