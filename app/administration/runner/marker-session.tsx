/** One reading: what to say, practice words, the items, and saving; or figures from paper. */
import { useEffect, useState } from 'react';
import type { BatteryAssets } from './battery-assets';
import { PlainFace } from './faces';
import { GridRun } from './grid-run';
import { useLanguage } from './marker-language';
import { useOpenReading } from './marker-open';
import { PaperEntry } from './marker-paper';
import { ScriptScreen } from './marker-script';
import { chooseMarkingTexts } from './marking-texts';
import { MarkingWordsProvider } from './marking-words';
import type { Round } from './open-attempt.client';
import type { Pupil, Reading } from './pupil-line';
import { useTools } from './runner-tools';
import { useSameVersion } from './use-offline';
import './marking.css';

/** Marking needs this much width, in CSS pixels. */
const NARROWEST_PX = 768;

type Props = {
  pupil: Pupil;
  reading: Reading;
  round: Round;
  assets: BatteryAssets;
  /** A second adult marks beside the first. */
  isBeside: boolean;
  onBeside: (isBeside: boolean) => void;
  /** With the reading as it was done, or null when it was not. */
  onLeave: (saved: Reading | null) => void;
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

export function MarkerSession(props: Props) {
  const { language } = useTools();
  const reading = useOpenReading(props);
  const texts = chooseMarkingTexts(language);
  useLanguage(language);
  useSameVersion();
  const { open } = reading;
  if (!open) {
    return <PlainFace face="loading" title={texts.marking} message={texts.connecting} />;
  }
  return (
    <MarkingWordsProvider language={language} task={open.plan.task}>
      <OpenSession {...props} {...reading} open={open} key={open.plan.attemptId} />
    </MarkingWordsProvider>
  );
}

type OpenProps = Props &
  ReturnType<typeof useOpenReading> & {
    open: NonNullable<ReturnType<typeof useOpenReading>['open']>;
  };

function OpenSession(props: OpenProps) {
  const { pupil, open, isBeside, wasInterrupted, startOver, onBeside, onLeave } = props;
  const { language } = useTools();
  const done = { ...props.reading, formId: open.plan.formId };
  const isWide = useWideEnough();
  const isUnderWay = open.initial.phase !== 'new' && open.initial.phase !== 'ready';
  const [step, setStep] = useState<'script' | 'grid' | 'paper'>(isUnderWay ? 'grid' : 'script');
  const [isShown, setIsShown] = useState(true);
  if (step === 'grid') {
    return (
      <GridRun
        {...open}
        pupil={pupil}
        isShown={isShown && !isBeside}
        onEnd={(ending) => (ending === 'abandoned' ? startOver() : onLeave(done))}
      />
    );
  }
  // A reading that has been opened stays, whatever happens to the window's width.
  if (!isWide) {
    const texts = chooseMarkingTexts(language);
    return <PlainFace face="too-narrow" title={texts.marking} message={texts.tooNarrow} />;
  }
  if (step === 'paper') {
    return (
      <PaperEntry
        {...open}
        pupil={pupil}
        onSaved={() => onLeave(done)}
        onBack={() => setStep('script')}
      />
    );
  }
  return (
    <ScriptScreen
      pupil={pupil}
      plan={open.plan}
      wasInterrupted={wasInterrupted}
      isShown={isShown}
      isBeside={isBeside}
      onShow={setIsShown}
      onBeside={onBeside}
      onOpen={() => setStep('grid')}
      onPaper={() => setStep('paper')}
      onBack={() => onLeave(null)}
    />
  );
}
