/** The adult's menu in the corner of a device without contact: saves what is unsent as a locked file. */
import './save-file.css';

import { useEffect, useRef, useState } from 'react';
import { makeSavedFiles } from '~/administration/save-file.client';
import { useLink, useTools } from './runner-tools';
import { SAVE_FILE_TEXTS } from './save-file-texts';

type Note = 'saved' | 'failed' | 'noKey';

/** Hands a file to the browser's own downloads. */
function download({ name, text }: { name: string; text: string }): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function useSaving() {
  const { storage, nowMs } = useTools();
  const { heartbeat } = useLink();
  const [note, setNote] = useState<Note | null>(null);
  async function save(): Promise<Note> {
    if (!heartbeat?.fileKey) return 'noKey';
    const files = await makeSavedFiles(storage, heartbeat.fileKey, nowMs());
    for (const file of files) download(file);
    return files.length > 0 ? 'saved' : 'failed';
  }
  return {
    note,
    save: () =>
      void save()
        .catch((): Note => 'failed')
        .then(setNote),
  };
}

export function SaveFileMenu() {
  const { language } = useTools();
  const texts = SAVE_FILE_TEXTS[language];
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="save-file-open"
        data-testid="adult-menu"
        onClick={() => setOpen(true)}
      >
        {texts.open}
      </button>
      {isOpen ? <SaveFileDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function SaveFileDialog({ onClose }: { onClose: () => void }) {
  const { language } = useTools();
  const texts = SAVE_FILE_TEXTS[language];
  const { note, save } = useSaving();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="save-file" aria-labelledby="save-file" onClose={onClose}>
      <h2 id="save-file">{texts.title}</h2>
      <p>{texts.lead}</p>
      <p role="status" data-testid="save-file-note" data-note={note}>
        {note ? texts[note] : null}
      </p>
      <div className="save-file-ways">
        <button
          type="button"
          className="adult-button adult-primary"
          data-testid="save-file"
          onClick={save}
        >
          {texts.save}
        </button>
        <button
          type="button"
          className="adult-button"
          data-testid="save-file-back"
          onClick={() => dialog.current?.close()}
        >
          {texts.back}
        </button>
      </div>
    </dialog>
  );
}
