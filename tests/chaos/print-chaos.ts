/** The table at the end of a chaos run, and whether it was passed. */
import { printRows } from '../bench/bench-row';
import type { ChaosResult } from './run-chaos';

/** Nothing lost, nothing double, nothing put aside, and every score as without faults. */
export function isPassed({ counts, blows, settings }: ChaosResult): boolean {
  const { made, lost, doubled, quarantined, scored, equal, differences } = counts;
  const isStruck =
    blows.kill === settings.kills && blows['database-restart'] === settings.databaseRestarts;
  const isWhole = lost === 0 && doubled === 0 && quarantined === 0 && made > 0;
  return isStruck && isWhole && differences.length === 0 && scored > 0 && equal === scored;
}

export function printChaos(result: ChaosResult): void {
  const { counts, blows, network, faced, settings } = result;
  const row = (figure: string, value: number | string, against = '') => ({
    figure,
    value: String(value),
    against,
  });
  const failedShare = ((100 * network.failed) / Math.max(1, network.sent)).toFixed(0);
  printRows(`Chaos, seed ${settings.seed}, ${result.minutes.toFixed(1)} minutes`, [
    row('pupils', result.pupils, `${settings.tasks} task(s) each`),
    row('server kills', blows.kill, `${settings.kills} asked for`),
    row('database restarts', blows['database-restart'], `${settings.databaseRestarts} asked for`),
    row('new versions deployed', blows.deploy),
    row('requests of devices', network.sent, `${failedShare} % failed`),
    row('requests sent twice', network.doubled),
    row('requests late, out of order', network.late),
    row('tabs closed in a task', faced.tabsClosed),
    row('days offline', faced.daysOffline, `${faced.daysOffline / 3} pupils, three days each`),
    row('clocks an hour wrong', faced.wrongClocks),
    row('storages full', faced.fullStorages),
    row('pupils on two devices', faced.secondDevices),
    row('events made', counts.made),
    row('events stored', counts.stored),
    row('answers given by hands', counts.answersGiven, `${counts.answersStored} stored`),
    row('events lost', counts.lost, 'must be 0'),
    row('events doubled', counts.doubled, 'must be 0'),
    row('events quarantined', counts.quarantined, 'must be 0'),
    row('scores as without faults', `${counts.equal} of ${counts.scored}`),
  ]);
  for (const line of counts.differences) process.stdout.write(`  ${line}\n`);
}
