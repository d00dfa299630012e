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

/** One unit carried along an edge (1) or against it (-1), to the node at its other end. */
interface Step {
  edge: CountEdge;
  direction: 1 | -1;
  to: number;
}

/** The steps from each node, whether or not there is room for them now. */
type Steps = readonly (readonly Step[])[];

function listSteps({ nodeCount, edges }: CountNetwork): Steps {
  const steps: Step[][] = Array.from({ length: nodeCount }, () => []);
  for (const edge of edges) {
    steps[edge.from]!.push({ edge, direction: 1, to: edge.to });
    steps[edge.to]!.push({ edge, direction: -1, to: edge.from });
  }
  return steps;
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

/** Asks a network again and again while edges are hidden and shown; their counts and ranges stand. */
export interface NetworkReader {
  /** The hidden edges that can have one value only. */
  listFixed: () => CountEdge[];
  /** Whether the hidden edge can have another value than its own. */
  canMove: (edge: CountEdge) => boolean;
  /**
   * The edges of the cheapest cycle round which `edge` can be moved by one, without `edge` itself; null
   * when there is none.
   */
  findCheapestCycle: (edge: CountEdge, priceOf: PriceOf) => CountEdge[] | null;
}

/** 0 or more, or null for an edge that may not be used. */
type PriceOf = (edge: CountEdge) => number | null;

/**
 * A hidden edge can move when a way of other hidden edges with room leads the change back; no flow need be
 * worked out for that. Such a cycle is remembered for all edges on it, and holds while all of them are hidden.
 */
export function readNetwork(network: CountNetwork): NetworkReader {
  const steps = listSteps(network);
  const cycles = new Map<CountEdge, readonly CountEdge[]>();
  const canMove = (edge: CountEdge) => {
    if (cycles.get(edge)?.every(({ isHidden }) => isHidden)) return true;
    const way =
      (hasRoom(edge, 1) && findWay(steps, edge, edge.to, edge.from)) ||
      (hasRoom(edge, -1) && findWay(steps, edge, edge.from, edge.to));
    if (!way) return false;
    for (const each of way) cycles.set(each, way);
    return true;
  };
  return {
    canMove,
    listFixed: () => network.edges.filter((edge) => edge.isHidden && !canMove(edge)),
    findCheapestCycle: (edge, priceOf) => findCheapestCycle(steps, edge, priceOf),
  };
}

/** A way of fewest hidden edges, and the edge that is left out for it; null when there is none. */
function findWay(
  steps: Steps,
  left: CountEdge,
  source: number,
  target: number,
): CountEdge[] | null {
  const via: (CountEdge | undefined)[] = Array.from({ length: steps.length });
  const reached = [source];
  for (const node of reached) {
    for (const { edge, direction, to } of steps[node]!) {
      if (!edge.isHidden || edge === left || to === source || via[to]) continue;
      if (!hasRoom(edge, direction)) continue;
      via[to] = edge;
      if (to !== target) {
        reached.push(to);
        continue;
      }
      const way = [left];
      for (let at = target; at !== source; at = otherEnd(via[at]!, at)) way.push(via[at]!);
      return way;
    }
  }
  return null;
}

function otherEnd({ from, to }: CountEdge, node: number): number {
  return node === to ? from : to;
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
  const steps = listSteps({ ...network, edges: moved });
  let total = 0;
  for (;;) {
    const path = findCheapestPath(steps, null, source, target, () => 0);
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

function findCheapestCycle(steps: Steps, edge: CountEdge, priceOf: PriceOf): CountEdge[] | null {
  const cycles = ([1, -1] as const).flatMap((direction) => {
    if (!hasRoom(edge, direction)) return [];
    const [source, target] = direction === 1 ? [edge.to, edge.from] : [edge.from, edge.to];
    const path = findCheapestPath(steps, edge, source, target, priceOf);
    return path ? [path.map((step) => step.edge)] : [];
  });
  const sum = (cycle: CountEdge[]) =>
    cycle.reduce((total, each) => total + (priceOf(each) ?? 0), 0);
  return cycles.sort((first, second) => sum(first) - sum(second))[0] ?? null;
}

/** Cheapest way of moving one unit between two nodes; fewer edges win between equal prices. */
function findCheapestPath(
  steps: Steps,
  left: CountEdge | null,
  source: number,
  target: number,
  priceOf: PriceOf,
): Step[] | null {
  const best: (Reached | undefined)[] = Array.from({ length: steps.length });
  best[source] = { price: 0, length: 0, via: null };
  // In the order of being reached: between equals the first goes on.
  const waiting = [source];
  while (waiting.length > 0) {
    const node = takeCheapest(waiting, best);
    if (node === target) break;
    const here = best[node]!;
    for (const step of steps[node]!) {
      const { edge, direction, to } = step;
      const price = edge === left || !hasRoom(edge, direction) ? null : priceOf(edge);
      if (price === null) continue;
      const reached = { price: here.price + price, length: here.length + 1, via: step };
      const known = best[to];
      if (known && !isCheaper(reached, known)) continue;
      if (!known) waiting.push(to);
      best[to] = reached;
    }
  }
  return best[target] ? walkBack(best, source, target) : null;
}

type Reached = { price: number; length: number; via: Step | null };

function isCheaper(first: Reached, second: Reached): boolean {
  return (
    first.price < second.price || (first.price === second.price && first.length < second.length)
  );
}

function takeCheapest(waiting: number[], best: readonly (Reached | undefined)[]): number {
  let chosen = 0;
  for (let at = 1; at < waiting.length; at += 1) {
    if (isCheaper(best[waiting[at]!]!, best[waiting[chosen]!]!)) chosen = at;
  }
  return waiting.splice(chosen, 1)[0]!;
}

function walkBack(best: readonly (Reached | undefined)[], source: number, target: number): Step[] {
  const path: Step[] = [];
  for (let node = target; node !== source; ) {
    const step = best[node]!.via!;
    path.unshift(step);
    node = step.direction === 1 ? step.edge.from : step.edge.to;
  }
  return path;
}
