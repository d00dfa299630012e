/** Marker mode: an adult listens and marks, one pupil at a time. The pupil is always named. */
import { useEffect, useState } from 'react';
import type { HeartbeatResponse } from '~/administration/device-protocol';
import { anyFormIdSchema, type FormId, getTask } from '~/instruments/battery';
import { isProgressForm } from '~/instruments/progress-form';
import type { BatteryAssets } from './battery-assets';
import { useLanguage } from './marker-language';
import { MarkerSession } from './marker-session';
import { chooseMarkingTexts } from './marking-texts';
import type { Round } from './open-attempt.client';
import { readProbeAddress } from './probe-address';
import { nameReading, type Pupil, PupilLine, type Reading } from './pupil-line';
import { type RunnerAddress, readAddress, writeBeside } from './read-address';
import { useLink, usePresence, useTools } from './runner-tools';
import { OfflineReady, useBetweenPupils } from './use-offline';

type Props = { heartbeat: HeartbeatResponse; round: Round; assets: BatteryAssets };

/** The readings left to do, class list order. */
function listReadings(
  pupils: readonly Pupil[],
  savedKeys: ReadonlySet<string>,
): { pupil: Pupil; reading: Reading }[] {
  return pupils.flatMap((pupil) =>
    pupil.oneToOne
      .map(({ taskId, formId, spareFormId }) => ({
        pupil,
        reading: {
          membershipId: pupil.membershipId,
          taskId,
          formId: formId as FormId,
          ...(spareFormId ? { spareFormId: spareFormId as FormId } : {}),
        },
      }))
      .filter(({ reading }) => !savedKeys.has(nameReading(reading))),
  );
}

/** Endings after which a reading is not done again on the same form. */
const DONE_ENDINGS = new Set<string | null>(['completed', 'time', 'stop-rule']);

/** What was read here and the server has not said that it knows: left out of the list, also after a restart. */
function useReadHere(roundId: string): ReadonlySet<string> {
  const { storage } = useTools();
  const { unsent, online } = useLink();
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const isBehind = unsent > 0 || !online;
  useEffect(() => {
    if (!isBehind) return setKeys(new Set());
    void storage.getAll('attempts').then((attempts) => {
      const done = attempts.filter(
        (run) => run.roundId === roundId && !run.secondMarker && DONE_ENDINGS.has(run.ending),
      );
      setKeys(new Set(done.map(nameReading)));
    });
  }, [storage, roundId, isBehind]);
  return keys;
}

/** The reading that the address says is marked beside another adult, even when the other is done. */
function readBeside({ membershipId, taskId, besideFormId }: RunnerAddress): Reading | null {
  const form = anyFormIdSchema.safeParse(besideFormId);
  if (!membershipId || !taskId || !form.success) return null;
  return { membershipId, taskId, formId: form.data };
}

export function MarkerApp({ heartbeat, round, assets }: Props) {
  const { language } = useTools();
  const [savedKeys, setSavedKeys] = useState<ReadonlySet<string>>(new Set());
  const [address, setAddress] = useState(() => readAddress(location.hash));
  const [chosen, setChosen] = useState<Reading | null>(null);
  const [{ isProbe, returnTo }] = useState(() => readProbeAddress(location.hash));
  const readHere = useReadHere(round.roundId);
  const readings = listReadings(heartbeat.pupils, new Set([...savedKeys, ...readHere]));
  const wanted = readings.find(
    ({ reading }) =>
      reading.membershipId === address.membershipId &&
      reading.taskId === address.taskId &&
      isProgressForm(reading.formId) === isProbe,
  );
  const beside = readBeside(address);
  // A reading that has been opened stays, whatever becomes of the list meanwhile.
  if (!chosen && wanted) setChosen(wanted.reading);
  const reading = beside ?? chosen ?? wanted?.reading ?? null;
  const pupil = heartbeat.pupils.find((one) => one.membershipId === reading?.membershipId);

  function moveTo(fragment: string): void {
    history.replaceState(null, '', `${location.pathname}${location.search}${fragment}`);
    setAddress(readAddress(fragment));
  }

  function leave(saved: Reading | null): void {
    // What was marked beside is not the pupil's result: the reading stays until that has come.
    if (saved && !beside) setSavedKeys((before) => new Set(before).add(nameReading(saved)));
    setChosen(null);
    moveTo('');
  }

  // The form is left out of the key: a reading that is done again on the reserve form goes on.
  if (reading && pupil) {
    return (
      <MarkerSession
        key={`${reading.membershipId} ${reading.taskId} ${beside ? 'beside' : ''} ${isProgressForm(reading.formId)}`}
        pupil={pupil}
        reading={reading}
        round={round}
        assets={assets}
        isBeside={beside !== null}
        onBeside={(isBeside) => {
          setChosen(reading);
          moveTo(isBeside ? writeBeside(reading) : '');
        }}
        onLeave={leave}
      />
    );
  }
  const note = address.membershipId ? chooseMarkingTexts(language).alreadyRead : null;
  return <ReadingList {...{ readings, assets, note, returnTo }} onChoose={setChosen} />;
}

type ListProps = {
  readings: ReturnType<typeof listReadings>;
  assets: BatteryAssets;
  note: string | null;
  /** The page a probe was begun from. */
  returnTo: string | null;
  onChoose: (reading: Reading) => void;
};

function ReadingList({ readings, assets, note, returnTo, onChoose }: ListProps) {
  const { language } = useTools();
  const texts = chooseMarkingTexts(language);
  const { unsent } = useLink();
  usePresence('waiting');
  useBetweenPupils();
  useLanguage(language);
  return (
    <main className="adult" data-testid="screen-readings" data-unsent={unsent}>
      <h1>{texts.nextToRead}</h1>
      <OfflineReady />
      {note ? <p role="status">{note}</p> : null}
      <p className="quiet" role="status" data-testid="sending">
        {unsent > 0 ? texts.stillSending : returnTo ? texts.allSaved : ''}
      </p>
      {returnTo && unsent === 0 ? (
        <p>
          <a className="adult-button adult-primary" href={returnTo} data-testid="to-progress">
            {texts.toProgress}
          </a>
        </p>
      ) : null}
      {readings.length === 0 ? <p>{texts.noPupilsLeft}</p> : <p>{texts.choosePupil}</p>}
      <ul className="reading-list">
        {readings.map(({ pupil, reading }) => (
          <li key={nameReading(reading)}>
            <button
              type="button"
              className="adult-button reading-choice"
              data-testid={`read-${reading.membershipId}`}
              onClick={() => onChoose(reading)}
            >
              <PupilLine pupil={pupil} />
              <span className="quiet">
                {getTask(assets.battery, reading.taskId).title[language]}
                {isProgressForm(reading.formId) ? ` · ${texts.probe}` : ''}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}
