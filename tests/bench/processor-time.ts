/**
 * Seconds of processor that some work takes: what other programs on the machine do meanwhile changes it little,
 * so that figures of different sizes can be divided by each other.
 */
export function processorSeconds(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}
