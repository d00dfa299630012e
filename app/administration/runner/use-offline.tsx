/** What makes the device independent of the network, as hooks, and the sign that it is. */
import { useEffect, useRef } from 'react';
import type { BatteryAssets } from './battery-assets';
import { askForNewVersion, holdVersion, restBetweenPupils } from './page-version.client';
import { useLink, useLinked, useTools } from './runner-tools';
import { LanternSymbol } from './symbols';

const RETRY_MS = 10_000;

/** Fetches all that the class needs, and again when it needs something else or contact is back. */
export function useProvisioning(assets: BatteryAssets | null): void {
  const { link, isTrusted } = useTools();
  const heartbeat = useLinked('heartbeat');
  const online = useLinked('online');
  const latest = useRef(heartbeat);
  latest.current = heartbeat;
  const round = heartbeat?.round;
  const signs = heartbeat?.pupils.map(({ signId }) => signId).sort();
  const need = round && `${round.roundId} ${round.voice?.manifest} ${signs?.join(' ')}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is needed is named by `need`
  useEffect(() => {
    let isHere = true;
    let timer: ReturnType<typeof setTimeout>;
    async function fetchAll(): Promise<void> {
      if (!assets || !latest.current || !isTrusted) return;
      const wish = { ...assets, heartbeat: latest.current };
      const isReady = await import('./provision.client')
        .then(({ provision }) => provision(wish, import.meta.url))
        .catch(() => false);
      if (!isHere) return;
      link.setProvisioned(isReady);
      if (!isReady) timer = setTimeout(() => void fetchAll(), RETRY_MS);
    }
    if (need) void fetchAll();
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [assets, need, online, link, isTrusted]);
}

/** While the screen is shown the device is between pupils. */
export function useBetweenPupils(): void {
  const { nowMs, link } = useTools();
  useEffect(() => {
    askForNewVersion(nowMs());
    return restBetweenPupils(() => link.getState().online);
  }, [nowMs, link]);
}

/** While the screen is shown nothing is loaded anew; a newer version is fetched for afterwards. */
export function useSameVersion(): void {
  useEffect(holdVersion, []);
}

export function useNewVersionSoon(): void {
  const { nowMs } = useTools();
  useEffect(() => askForNewVersion(nowMs()), [nowMs]);
}

/** The lantern is lit when the device needs no network; the words are for the adult. */
export function OfflineReady() {
  const { texts, isTrusted } = useTools();
  const { provisioned, heartbeat } = useLink();
  if (!heartbeat?.round) return null;
  const ready = provisioned ? texts.readyOffline : texts.gettingReady;
  return (
    <p
      className={provisioned ? 'offline-ready is-lit' : 'offline-ready'}
      role="status"
      data-testid="offline-ready"
      data-ready={provisioned}
    >
      <LanternSymbol />
      {isTrusted ? ready : texts.onlineOnly}
    </p>
  );
}
