/**
 * A table of counts as a network: what a reader of the open cells and totals can work out of the hidden.
 *
 * Measures: the least and greatest value that a hidden count can have.
 * Method: a count is an edge, a row or column a node at which what goes in must equal what goes out.
 * One hidden count can be one more or one less exactly when the change can be carried round a cycle of
 * other hidden counts; the bounds are maximum flows, which for whole counts equal the bounds of the
 * linear program (transportation problems have whole-number corners).
 * Valid input: counts are whole numbers of 0 or more, inside the range the reader already knows.
 * Missing data: an open count is an edge that cannot move.
 * Worked example: rows (3, 18), (6, 14), (2, 22), the first and last row hidden, all totals open: the
 * 3 can be 0 to 5. With the first row hidden alone it can only be 3.
 */
import { listEdgesOnCycles } from './count-cycles';

export interface CountEdge {
  from: number;
  to: number;
  value: number;
  isHidden: boolean;
  /** What a reader knows of the count without any total; both ends included. */
  lower: number;
  upper: number;
}

export interface CountNetwork {
  nodeCount: number;
  edges: CountEdge[];
}

interface Step {
  edge: CountEdge;
  direction: 1 | -1;
}

/** Whether the count may be one more (1) or one less (-1) by what is known of it alone. */
function hasRoom(edge: CountEdge, direction: 1 | -1): boolean {
  return direction === 1 ? edge.value < edge.upper : edge.value > edge.lower;
}

/** Least and greatest value the hidden edge can have. */
export function findBounds(
  network: CountNetwork,
  edge: CountEdge,
): { lower: number; upper: number } {
  const up = Math.min(edge.upper - edge.value, findGreatestFlow(network, edge, edge.to, edge.from));
  const down = Math.min(
    edge.value - edge.lower,
    findGreatestFlow(network, edge, edge.from, edge.to),
  );
  return { lower: edge.value - down, upper: edge.value + up };
}

/**
 * The hidden edges that can have one value only. An edge can move when a path of other hidden edges
 * with room leads the change back; no flow need be worked out for that. Nor need a path be looked for where an
 * edge lies on a cycle of edges with room both ways: in a large table that is nearly every one.
 */
export function listFixedEdges(network: CountNetwork): CountEdge[] {
  const steps = listHiddenSteps(network);
  const roomy = network.edges.filter(
    (edge) => edge.isHidden && hasRoom(edge, 1) && hasRoom(edge, -1),
  );
  const loose = listEdgesOnCycles(network.nodeCount, roomy);
  return network.edges.filter(
    (edge) =>
      edge.isHidden &&
      !loose.has(edge) &&
      !(hasRoom(edge, 1) && isReached(steps, edge, edge.to, edge.from)) &&
      !(hasRoom(edge, -1) && isReached(steps, edge, edge.from, edge.to)),
  );
}

/** Whether the hidden edge can have another value than its own. */
export function canMove(network: CountNetwork, edge: CountEdge): boolean {
  const steps = listHiddenSteps(network);
  return (
    (hasRoom(edge, 1) && isReached(steps, edge, edge.to, edge.from)) ||
    (hasRoom(edge, -1) && isReached(steps, edge, edge.from, edge.to))
  );
}

/** For each node, where one unit can be carried along a hidden edge. */
type HiddenSteps = { edge: CountEdge; to: number }[][];

function listHiddenSteps({ nodeCount, edges }: CountNetwork): HiddenSteps {
  const steps: HiddenSteps = Array.from({ length: nodeCount }, () => []);
  for (const edge of edges) {
    if (!edge.isHidden) continue;
    if (hasRoom(edge, 1)) steps[edge.from]!.push({ edge, to: edge.to });
    if (hasRoom(edge, -1)) steps[edge.to]!.push({ edge, to: edge.from });
  }
  return steps;
}

function isReached(steps: HiddenSteps, left: CountEdge, source: number, target: number): boolean {
  const seen = new Set([source]);
  const waiting = [source];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const { edge, to } of steps[node]!) {
      if (edge === left || seen.has(to)) continue;
      if (to === target) return true;
      seen.add(to);
      waiting.push(to);
    }
  }
  return false;
}

/** Greatest amount that hidden edges other than `left` can carry from one node to another. */
function findGreatestFlow(
  network: CountNetwork,
  left: CountEdge,
  source: number,
  target: number,
): number {
  const edges = network.edges.filter((edge) => edge.isHidden && edge !== left);
  const moved = edges.map((edge) => ({ ...edge }));
  const copy = { ...network, edges: moved };
  let total = 0;
  for (;;) {
    const path = findCheapestPath(copy, null, source, target, () => 0);
    if (!path) return total;
    const amount = Math.min(...path.map(({ edge, direction }) => roomOf(edge, direction)));
    if (!Number.isFinite(amount)) return Number.POSITIVE_INFINITY;
    for (const { edge, direction } of path) edge.value += direction * amount;
    total += amount;
  }
}

function roomOf(edge: CountEdge, direction: 1 | -1): number {
  return direction === 1 ? edge.upper - edge.value : edge.value - edge.lower;
}

/**
 * The edges of the cheapest cycle round which `edge` can be moved by one, without `edge` itself; null
 * when there is none. `priceOf` is 0 or more, or null for an edge that may not be used.
 */
export function findCheapestCycle(
  network: CountNetwork,
  edge: CountEdge,
  priceOf: (edge: CountEdge) => number | null,
): CountEdge[] | null {
  const cycles = ([1, -1] as const).flatMap((direction) => {
    if (!hasRoom(edge, direction)) return [];
    const [source, target] = direction === 1 ? [edge.to, edge.from] : [edge.from, edge.to];
    const path = findCheapestPath(network, edge, source, target, priceOf);
    return path ? [path.map((step) => step.edge)] : [];
  });
  const sum = (cycle: CountEdge[]) =>
    cycle.reduce((total, each) => total + (priceOf(each) ?? 0), 0);
  return cycles.sort((first, second) => sum(first) - sum(second))[0] ?? null;
}

/** Cheapest way of moving one unit between two nodes; fewer edges win between equal prices. */
function findCheapestPath(
  network: CountNetwork,
  left: CountEdge | null,
  source: number,
  target: number,
  priceOf: (edge: CountEdge) => number | null,
): Step[] | null {
  const steps = listSteps(network, left, priceOf);
  const best = new Map<number, { price: number; length: number; via: Step | null }>([
    [source, { price: 0, length: 0, via: null }],
  ]);
  const waiting = new Set([source]);
  while (waiting.size > 0) {
    const node = cheapestOf(waiting, best);
    waiting.delete(node);
    if (node === target) break;
    const here = best.get(node)!;
    for (const { step, to, price } of steps.get(node) ?? []) {
      const reached = { price: here.price + price, length: here.length + 1, via: step };
      if (isCheaper(reached, best.get(to))) {
        best.set(to, reached);
        waiting.add(to);
      }
    }
  }
  return best.has(target) ? walkBack(best, source, target) : null;
}

type Reached = { price: number; length: number };

function isCheaper(first: Reached, second: Reached | undefined): boolean {
  if (!second) return true;
  return (
    first.price < second.price || (first.price === second.price && first.length < second.length)
  );
}

function cheapestOf(waiting: Set<number>, best: Map<number, Reached>): number {
  let chosen = -1;
  for (const node of waiting) {
    if (chosen < 0 || isCheaper(best.get(node)!, best.get(chosen))) chosen = node;
  }
  return chosen;
}

function listSteps(
  network: CountNetwork,
  left: CountEdge | null,
  priceOf: (edge: CountEdge) => number | null,
) {
  const steps = new Map<number, { step: Step; to: number; price: number }[]>();
  for (const edge of network.edges) {
    const price = edge === left ? null : priceOf(edge);
    if (price === null) continue;
    for (const direction of [1, -1] as const) {
      if (!hasRoom(edge, direction)) continue;
      const [from, to] = direction === 1 ? [edge.from, edge.to] : [edge.to, edge.from];
      const known = steps.get(from) ?? [];
      known.push({ step: { edge, direction }, to, price });
      steps.set(from, known);
    }
  }
  return steps;
}

function walkBack(best: Map<number, { via: Step | null }>, source: number, target: number): Step[] {
  const path: Step[] = [];
  for (let node = target; node !== source; ) {
    const step = best.get(node)!.via!;
    path.unshift(step);
    node = step.direction === 1 ? step.edge.from : step.edge.to;
  }
  return path;
}
