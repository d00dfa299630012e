/** One reading: what to say, practice words, the grid, and saving. */
import { useCallback, useEffect, useState } from 'react';
import type { AttemptRecorder } from '~/administration/attempt-recorder.client';
import {
  type GridPlan,
  type GridState,
  isInterrupted,
  restoreGrid,
} from '~/administration/grid-state';
import type { BatteryAssets } from './battery-assets';
import { PlainFace } from './faces';
import { GridRun } from './grid-run';
import { useLanguage } from './marker-language';
import { openAttempt, type Round } from './open-attempt.client';
import { type Pupil, PupilLine, type Reading } from './pupil-line';
import { usePresence, useTools } from './runner-tools';

/** Marking needs this much width, in CSS pixels. */
const NARROWEST_PX = 768;

type Open = { plan: GridPlan; initial: GridState; recorder: AttemptRecorder };

type Props = {
  pupil: Pupil;
  reading: Reading;
  round: Round;
  assets: BatteryAssets;
  onLeave: (saved: boolean) => void;
};

function useWideEnough(): boolean {
  const query = `(min-width: ${NARROWEST_PX}px)`;
  const [isWide, setIsWide] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const update = () => setIsWide(list.matches);
    list.addEventListener('change', update);
    return () => list.removeEventListener('change', update);
  }, [query]);
  return isWide;
}

/** Opens the attempt; a reading that was cut off while it ran is closed and done again on D. */
function useOpenReading({ reading, round, assets }: Props) {
  const tools = useTools();
  const [formId, setFormId] = useState(reading.formId);
  const [open, setOpen] = useState<Open | null>(null);
  const [wasInterrupted, setWasInterrupted] = useState(false);
  const [turn, setTurn] = useState(0);
  const { membershipId, taskId } = reading;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a reading is opened once per form
  useEffect(() => {
    let isHere = true;
    async function openReading(): Promise<void> {
      const battery = assets.battery;
      const wish = { round, battery, membershipId, taskId, formId, driver: 'marker' as const };
      const found = await openAttempt(tools, { ...wish, serverAttempts: [] });
      if (found.task.kind !== 'timed-grid') return;
      const initial = restoreGrid(found.journal);
      if (isInterrupted(initial)) {
        const end = { type: 'ended-early', reason: 'abandoned' } as const;
        await found.recorder.record([end], found.recorder.elapsedMs());
        if (!isHere) return;
        setWasInterrupted(true);
        setFormId('D');
        setTurn((before) => before + 1);
        return;
      }
      const { started, task, record, recorder } = found;
      const plan = { attemptId: record.attemptId, started, task, formId };
      if (isHere) setOpen({ plan, initial, recorder });
    }
    setOpen(null);
    void openReading();
    return () => {
      isHere = false;
    };
  }, [formId, turn, membershipId, taskId, tools]);
  const startOver = useCallback(() => {
    setWasInterrupted(true);
    setOpen(null);
    setFormId('D');
    setTurn((before) => before + 1);
  }, []);
  return { open, wasInterrupted, startOver };
}

export function MarkerSession(props: Props) {
  const { pupil, onLeave } = props;
  const { texts, language } = useTools();
  const isWide = useWideEnough();
  const { open, wasInterrupted, startOver } = useOpenReading(props);
  const [isGridOpen, setIsGridOpen] = useState(false);
  const [isShown, setIsShown] = useState(true);
  useLanguage(language);
  if (!open) return <PlainFace face="loading" title={texts.marking} message={texts.connecting} />;
  const isUnderWay = open.initial.phase !== 'new' && open.initial.phase !== 'ready';
  if (isGridOpen || isUnderWay) {
    return (
      <GridRun
        key={open.plan.attemptId}
        {...open}
        pupil={pupil}
        isShown={isShown}
        onEnd={(ending) => (ending === 'abandoned' ? startOver() : onLeave(true))}
      />
    );
  }
  // A reading that has been opened stays, whatever happens to the window's width.
  if (!isWide) {
    return <PlainFace face="too-narrow" title={texts.marking} message={texts.tooNarrow} />;
  }
  return (
    <ScriptScreen
      pupil={pupil}
      plan={open.plan}
      wasInterrupted={wasInterrupted}
      isShown={isShown}
      onShow={setIsShown}
      onOpen={() => setIsGridOpen(true)}
      onBack={() => onLeave(false)}
    />
  );
}

type ScriptProps = {
  pupil: Pupil;
  plan: GridPlan;
  wasInterrupted: boolean;
  isShown: boolean;
  onShow: (isShown: boolean) => void;
  onOpen: () => void;
  onBack: () => void;
};

/** What the adult says, and the words to practise on. */
function ScriptScreen(props: ScriptProps) {
  const { texts, language } = useTools();
  const { task } = props.plan;
  usePresence('waiting', { taskId: task.id });
  return (
    <main className="adult" data-testid="screen-script">
      <header className="adult-head">
        <PupilLine pupil={props.pupil} />
        <h1>{task.title[language]}</h1>
      </header>
      {props.wasInterrupted ? <p className="notice">{texts.interrupted}</p> : null}
      <section>
        <h2>{texts.script}</h2>
        {task.script[language].split('\n').map((line) => (
          <p key={line} className="script-line">
            {line}
          </p>
        ))}
      </section>
      <section>
        <h2>{texts.practiceWords}</h2>
        <ul className="practice-words" lang="sv">
          {task.practice.map((item) => (
            <li key={item.id}>{item.text}</li>
          ))}
        </ul>
      </section>
      <label className="adult-check">
        <input
          type="checkbox"
          data-testid="show-on-pupil"
          checked={props.isShown}
          onChange={(event) => props.onShow(event.target.checked)}
        />
        {texts.showOnPupil}
      </label>
      <div className="adult-row">
        <button type="button" className="adult-button" data-testid="back" onClick={props.onBack}>
          {texts.back}
        </button>
        <button
          type="button"
          className="adult-button adult-primary"
          data-testid="open-grid"
          onClick={props.onOpen}
        >
          {texts.openGrid}
        </button>
      </div>
    </main>
  );
}
