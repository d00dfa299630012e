import { useId, useState } from 'react';
import { FieldErrors, type FieldState } from '~/ui/form-field';
import { Icon } from '~/ui/icon';
import { useIsAlive } from '~/ui/use-is-alive';

export interface FileDropProps {
  name: string;
  /** What the file is: "Klasslista". */
  label: string;
  /** "Släpp filen här eller klicka för att välja". */
  prompt: string;
  /** Kinds and size that are taken. */
  hint?: string;
  /** Said with the name of the chosen file: "Vald fil:". */
  chosenLabel: string;
  /** As the browser's `accept`: ".csv,.txt". */
  accept?: string;
  required?: boolean;
  field?: FieldState;
  onChoose?: (file: File | null) => void;
}

/** Drop or choose one file. An ordinary file input, stretched over the whole zone when scripts run. */
export function FileDrop(props: FileDropProps) {
  const { field = {}, hint, chosenLabel, onChoose } = props;
  const ownId = useId();
  const id = field.id ?? ownId;
  const errorId = field.errorId ?? `${id}-error`;
  const isInvalid = (field.errors?.length ?? 0) > 0;
  const isEnhanced = useIsAlive();
  const [isOver, setOver] = useState(false);
  const [chosenName, setChosenName] = useState('');

  return (
    <div className="form-field">
      <label className="form-field__label" htmlFor={id}>
        {props.label}
      </label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only tints the zone; the input inside takes the file */}
      <div
        className="file-drop"
        data-enhanced={isEnhanced ? '' : undefined}
        data-over={isOver ? '' : undefined}
        data-invalid={isInvalid ? '' : undefined}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
      >
        <span className="file-drop__prompt" aria-hidden="true">
          <Icon name={chosenName ? 'file' : 'upload'} />
          {chosenName || props.prompt}
        </span>
        {hint && (
          <span className="file-drop__hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
        <span className="spoken" role="status">
          {chosenName && `${chosenLabel} ${chosenName}`}
        </span>
        <input
          type="file"
          id={id}
          name={props.name}
          accept={props.accept}
          required={props.required}
          aria-describedby={
            [hint && `${id}-hint`, isInvalid && errorId].filter(Boolean).join(' ') || undefined
          }
          aria-invalid={isInvalid || undefined}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0] ?? null;
            setChosenName(file?.name ?? '');
            onChoose?.(file);
          }}
        />
      </div>
      <FieldErrors id={errorId} errors={field.errors} />
    </div>
  );
}
