/** Before a reading: what the adult says, the items to practise on, and the ways to mark. */
import type { GridPlan } from '~/administration/grid-state';
import { PaperSheet } from './marker-paper-sheet';
import { CellFace } from './marking-cell';
import { useMarkingWords } from './marking-words';
import { type Pupil, PupilLine } from './pupil-line';
import { usePresence } from './runner-tools';

type Props = {
  pupil: Pupil;
  plan: GridPlan;
  wasInterrupted: boolean;
  isShown: boolean;
  isBeside: boolean;
  onShow: (isShown: boolean) => void;
  onBeside: (isBeside: boolean) => void;
  onOpen: () => void;
  onPaper: () => void;
  onBack: () => void;
};

export function ScriptScreen(props: Props) {
  const { texts, language } = useMarkingWords();
  const { plan, isBeside } = props;
  const { task } = plan;
  usePresence('waiting', { taskId: task.id });
  return (
    <main className="adult" data-testid="screen-script" data-beside={isBeside}>
      <header className="adult-head">
        <PupilLine pupil={props.pupil} />
        <h1>{task.title[language]}</h1>
      </header>
      {props.wasInterrupted ? <p className="notice">{texts.interrupted}</p> : null}
      {isBeside ? <p className="notice">{texts.besideNote}</p> : null}
      <section>
        <h2>{texts.script}</h2>
        {task.script[language].split('\n').map((line) => (
          <p key={line} className="script-line">
            {line}
          </p>
        ))}
      </section>
      {task.practice.length > 0 ? <PracticeItems plan={plan} /> : null}
      {isBeside ? null : (
        <label className="adult-check">
          <input
            type="checkbox"
            data-testid="show-on-pupil"
            checked={props.isShown}
            onChange={(event) => props.onShow(event.target.checked)}
          />
          {texts.showOnPupil}
        </label>
      )}
      <ScriptButtons {...props} />
      {isBeside ? null : <PaperSheet plan={plan} />}
    </main>
  );
}

function PracticeItems({ plan }: { plan: GridPlan }) {
  const { texts } = useMarkingWords();
  return (
    <section>
      <h2>{texts.practiceWords}</h2>
      <ul className="practice-words" lang="sv">
        {plan.task.practice.map((item) => (
          <li key={item.id}>
            <CellFace item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ScriptButtons({ isBeside, onBeside, onOpen, onPaper, onBack }: Props) {
  const { texts } = useMarkingWords();
  const button = (id: string, label: string, onClick: () => void, isPrimary = false) => (
    <button
      type="button"
      className={isPrimary ? 'adult-button adult-primary' : 'adult-button'}
      data-testid={id}
      onClick={onClick}
    >
      {label}
    </button>
  );
  return (
    <>
      <div className="adult-row other-ways">
        {isBeside ? null : button('print-paper', texts.printPaper, () => globalThis.print())}
        {isBeside ? null : button('on-paper', texts.onPaper, onPaper)}
        {button('beside', isBeside ? texts.besideStop : texts.beside, () => onBeside(!isBeside))}
      </div>
      <div className="adult-row">
        {button('back', texts.back, onBack)}
        {button('open-grid', texts.openGrid, onOpen, true)}
      </div>
    </>
  );
}
