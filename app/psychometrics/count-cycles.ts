/**
 * Which edges of an undirected graph lie on a cycle.
 *
 * Measures: every edge but the bridges; a bridge is an edge whose ends nothing else joins.
 * Method: one walk in depth; an edge is a bridge when nothing below it reaches its upper end or higher.
 * Source: Tarjan, R. E. (1974), A note on finding the bridges of a graph, Information Processing Letters 2.
 * Valid input: nodes numbered from 0; two edges between the same nodes are a cycle. Some thousand nodes: the
 * walk is as deep as its longest way.
 * Missing data: none; a node without edges is on no cycle.
 * Worked example: of the edges 0-1, 1-2, 2-0, 2-3 all but 2-3 lie on a cycle.
 */
interface GraphEdge {
  from: number;
  to: number;
}

export function listEdgesOnCycles<Edge extends GraphEdge>(
  nodeCount: number,
  edges: readonly Edge[],
): Set<Edge> {
  const around: { edge: Edge; to: number }[][] = Array.from({ length: nodeCount }, () => []);
  for (const edge of edges) {
    around[edge.from]!.push({ edge, to: edge.to });
    around[edge.to]!.push({ edge, to: edge.from });
  }
  const onCycle = new Set(edges);
  const places = new Map<number, number>();
  /** @returns the earliest place that is reached from the node or below it, not by `via`. */
  const visit = (node: number, via: Edge | null): number => {
    const place = places.size;
    places.set(node, place);
    let earliest = place;
    for (const { edge, to } of around[node]!) {
      if (edge === via) continue;
      const known = places.get(to);
      const reached = known ?? visit(to, edge);
      if (known === undefined && reached > place) onCycle.delete(edge);
      earliest = Math.min(earliest, reached);
    }
    return earliest;
  };
  for (let node = 0; node < nodeCount; node += 1) if (!places.has(node)) visit(node, null);
  return onCycle;
}
