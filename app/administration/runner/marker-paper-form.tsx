/** The three figures of a reading on paper, with what is wrong beside the field it is about. */
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { type GridPlan, listGridItems } from '~/administration/grid-state';
import {
  type PaperFigures,
  type PaperProblem,
  readPaperFigures,
} from '~/administration/paper-figures';
import { useMarkingWords } from './marking-words';

type Field = 'last' | 'errors' | 'seconds';

const FIELD_OF: Record<PaperProblem, Field> = {
  'no-last': 'last',
  'no-errors': 'errors',
  'more-errors-than-read': 'errors',
  'no-seconds': 'seconds',
  'too-many-seconds': 'seconds',
};

/** A typed number, with a comma or a point; null when it is none. */
function readNumber(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** The position, from 0, of an item whose number was typed. */
export function readPosition(typed: string): number | null {
  const number = readNumber(typed);
  return number === null ? null : number - 1;
}

type Props = {
  plan: GridPlan;
  /** Number of the last item as it was typed or tapped. */
  last: string;
  onLast: (last: string) => void;
  onBack: () => void;
  /** Only figures that can be right. */
  onFigures: (figures: PaperFigures) => void;
};

export function PaperForm({ plan, last, onLast, onBack, onFigures }: Props) {
  const { texts } = useMarkingWords();
  const [errors, setErrors] = useState('');
  const [seconds, setSeconds] = useState('');
  const [refused, setRefused] = useState<{ problem: PaperProblem; key: string } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const key = [last, errors, seconds].join(' ');

  function save(event: FormEvent): void {
    event.preventDefault();
    const read = readPaperFigures(plan.task, listGridItems(plan).length, {
      lastPosition: readPosition(last),
      errors: readNumber(errors),
      secondsUsed: readNumber(seconds),
    });
    if (read.ok) {
      onFigures(read.figures);
      return;
    }
    setRefused({ problem: read.problem, key });
    form.current?.querySelector<HTMLInputElement>(`[name="${FIELD_OF[read.problem]}"]`)?.focus();
  }

  // A change of any figure takes the complaint away.
  const problem = refused?.key === key ? refused.problem : null;
  const problemOf = (name: Field) =>
    problem && FIELD_OF[problem] === name ? texts[problem] : null;
  return (
    <form ref={form} className="marking-foot paper-form" noValidate onSubmit={save}>
      <FigureField
        name="last"
        label={texts.paperLast}
        value={last}
        problem={problemOf('last')}
        onChange={onLast}
      />
      <FigureField
        name="errors"
        label={texts.paperErrors}
        value={errors}
        problem={problemOf('errors')}
        onChange={setErrors}
      />
      <FigureField
        name="seconds"
        label={texts.paperSeconds}
        value={seconds}
        problem={problemOf('seconds')}
        onChange={setSeconds}
      >
        <button
          type="button"
          className="adult-button"
          data-testid="paper-whole-time"
          onClick={() => setSeconds(String(plan.task.seconds))}
        >
          {texts.wholeTime}
        </button>
      </FigureField>
      <div className="adult-row">
        <button type="button" className="adult-button" data-testid="paper-back" onClick={onBack}>
          {texts.back}
        </button>
        <button type="submit" className="adult-button adult-primary" data-testid="paper-save">
          {texts.save}
        </button>
      </div>
    </form>
  );
}

type FieldProps = {
  name: Field;
  label: string;
  value: string;
  problem: string | null;
  onChange: (value: string) => void;
  children?: ReactNode;
};

function FigureField({ name, label, value, problem, onChange, children }: FieldProps) {
  const id = useId();
  return (
    <div className="paper-field">
      <label htmlFor={id}>{label}</label>
      <span className="paper-input">
        <input
          id={id}
          name={name}
          inputMode="decimal"
          autoComplete="off"
          data-testid={`paper-${name}`}
          value={value}
          aria-invalid={problem !== null}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        {children}
      </span>
      <p id={`${id}-problem`} className="paper-problem" role="alert">
        {problem}
      </p>
    </div>
  );
}
