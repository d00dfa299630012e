/** Which face the device shows: pairing, waiting, a pupil's sitting, a marker, or a state. */
import { lazy, Suspense, useEffect, useState } from 'react';
import type { HeartbeatResponse } from '~/administration/device-protocol';
import { COMMON_BUNDLE } from '~/administration/spoken-lines';
import { AdultCorner } from './adult-corner';
import { type BatteryAssets, fetchBattery, findAnyBatteryId, hasBattery } from './battery-assets';
import { ChooseSign } from './choose-sign';
import { EnterCode } from './enter-code';
import { ConnectingFace, ContactNote, GoneFace, LostPupilFace, PlainFace } from './faces';
import { GuideScreen } from './guide-screen';
import type { Round } from './open-attempt.client';
import { loadBundle } from './open-choice.client';
import { PupilSession } from './pupil-session';
import { useLinked, usePresence, useTools } from './runner-tools';
import { useBetweenPupils, useProvisioning } from './use-offline';
import { announceVoice } from './use-speech';

/** The marker's screens come when a marker is there: a pupil's device never fetches them. */
const MarkerApp = lazy(async () => ({ default: (await import('./marker-app')).MarkerApp }));

/** The round's battery, and Lysa's voice as early as there is one. */
function useBattery(round: Round | null, withProgress: boolean) {
  const tools = useTools();
  const [assets, setAssets] = useState<BatteryAssets | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const batteryId = round?.batteryId ?? findAnyBatteryId();
  const version = round?.batteryVersion;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new try runs it again
  useEffect(() => {
    let isHere = true;
    async function load(id: string): Promise<void> {
      const fetched = await fetchBattery(id, version, withProgress);
      if (isHere) setAssets(fetched);
      await loadBundle(tools, fetched.media, COMMON_BUNDLE);
      announceVoice();
    }
    setFailed(false);
    if (batteryId) load(batteryId).catch(() => isHere && setFailed(true));
    return () => {
      isHere = false;
    };
  }, [batteryId, version, withProgress, tools, tries]);
  const isRight =
    !!assets &&
    !!round &&
    (assets.withProgress || !withProgress) &&
    assets.battery.id === round.batteryId &&
    assets.battery.version === round.batteryVersion;
  return { assets, isRight, failed, retry: () => setTries((before) => before + 1) };
}

/** A marker may be dealt a probe; a pupil's device needs its forms when one is read from it. */
function needsProgress(heartbeat: HeartbeatResponse | null): boolean {
  return heartbeat?.kind === 'marker' || heartbeat?.showGrid?.formId.startsWith('P') === true;
}

function WaitingScreen() {
  const { texts } = useTools();
  usePresence('waiting');
  useBetweenPupils();
  return <GuideScreen face="waiting" title={texts.waiting} line="waiting" />;
}

export function RunnerApp() {
  const heartbeat = useLinked('heartbeat');
  const kind = useLinked('kind');
  const round = heartbeat?.round ?? null;
  const battery = useBattery(round, needsProgress(heartbeat));
  useProvisioning(battery.isRight ? battery.assets : null);
  return (
    <>
      <DeviceFace battery={battery} />
      {kind === 'marker' ? null : <ContactNote />}
      <AdultCorner />
    </>
  );
}

function DeviceFace({ battery }: { battery: ReturnType<typeof useBattery> }) {
  const status = useLinked('status');
  const gone = useLinked('gone');
  const heartbeat = useLinked('heartbeat');
  const lostPupil = useLinked('lostPupil');
  if (status === 'starting') return <ConnectingFace />;
  if (status === 'unpaired') return <EnterCode />;
  if (gone) return <GoneFace reason={gone} />;
  if (lostPupil) return <LostPupilFace />;
  if (!heartbeat) return <ConnectingFace />;
  if (heartbeat.admission !== 'admitted' || !heartbeat.round) return <WaitingScreen />;
  return <AdmittedFace heartbeat={heartbeat} round={heartbeat.round} battery={battery} />;
}

/** The page is older than the round; a newer one is fetched and begins by itself. */
function UnknownBatteryFace() {
  const { texts } = useTools();
  useBetweenPupils();
  const action = { label: texts.tryAgain, onPress: () => location.reload() };
  return (
    <PlainFace
      face="load-failed"
      title={texts.appName}
      message={texts.unknownBattery}
      action={action}
    />
  );
}

type AdmittedProps = {
  heartbeat: HeartbeatResponse;
  round: Round;
  battery: ReturnType<typeof useBattery>;
};

function AdmittedFace({ heartbeat, round, battery }: AdmittedProps) {
  const { texts } = useTools();
  const { assets, isRight, failed, retry } = battery;
  if (!assets || !isRight) {
    const isUnknown = !hasBattery(round.batteryId, round.batteryVersion);
    if (isUnknown) return <UnknownBatteryFace />;
    if (!failed) return <ConnectingFace />;
    const action = { label: texts.tryAgain, onPress: retry };
    return (
      <PlainFace
        face="load-failed"
        title={texts.appName}
        message={texts.loadFailed}
        action={action}
      />
    );
  }
  if (heartbeat.kind === 'marker') {
    return (
      <Suspense fallback={<ConnectingFace />}>
        <MarkerApp heartbeat={heartbeat} round={round} assets={assets} />
      </Suspense>
    );
  }
  const membershipId = heartbeat.own?.membershipId;
  if (!membershipId) {
    return <ChooseSign heartbeat={heartbeat} round={round} battery={assets.battery} />;
  }
  return (
    <PupilSession
      key={`${round.roundId} ${membershipId}`}
      heartbeat={heartbeat}
      round={round}
      membershipId={membershipId}
      assets={assets}
    />
  );
}
