/** Pairing: a code from the address or typed on big keys. Read and typed with an adult. */
import { useEffect, useRef, useState } from 'react';
import type { RequestProblem } from '~/administration/device-request.client';
import { nameLineClip, SPOKEN_LINES } from '~/administration/spoken-lines';
import { dropCode, readAddress, tidyCode } from './read-address';
import { walkTargets } from './round-target';
import { useLink, useTools } from './runner-tools';
import { EraseSymbol } from './symbols';
import type { TextKey } from './texts';
import { SpeakingLysa, useSpeech } from './use-speech';

/** The code on the projector has digits only; a marker's code comes by link. */
const KEYS = [...'1234567890'];
const LONGEST_CODE = 12;

const PROBLEM_TEXTS: Partial<Record<RequestProblem, TextKey>> = {
  'bad-request': 'wrongCode',
  'wrong-code': 'wrongCode',
  'expired-code': 'expiredCode',
  'device-removed': 'expiredCode',
  'too-many-requests': 'tooManyTries',
  'not-ready': 'notReady',
  offline: 'noContact',
};

/** The pairing code of the address, taken once and removed from it. */
function takeCodeFromAddress(): string | null {
  const { code } = readAddress(location.hash);
  if (!code) return null;
  history.replaceState(
    null,
    '',
    `${location.pathname}${location.search}${dropCode(location.hash)}`,
  );
  return tidyCode(code);
}

function usePairing() {
  const { link } = useTools();
  const [problem, setProblem] = useState<RequestProblem | null>(null);
  const [busy, setBusy] = useState(false);
  async function pair(code: string): Promise<void> {
    setBusy(true);
    setProblem(null);
    setProblem(await link.pair(code));
    setBusy(false);
  }
  return { pair, problem, busy };
}

function CodeKeys({ onKey, onErase }: { onKey: (key: string) => void; onErase: () => void }) {
  const { texts } = useTools();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only moves focus among the keys inside
    <div className="code-keys" onKeyDown={walkTargets}>
      {KEYS.map((key) => (
        <button
          key={key}
          type="button"
          className="code-key"
          data-testid={`key-${key}`}
          onClick={() => onKey(key)}
        >
          {key}
        </button>
      ))}
      <button
        type="button"
        className="code-key"
        aria-label={texts.erase}
        data-testid="key-erase"
        onClick={onErase}
      >
        <EraseSymbol />
      </button>
    </div>
  );
}

export function EnterCode() {
  const { texts } = useTools();
  const { forgotten } = useLink();
  const { pair, problem, busy } = usePairing();
  const [code, setCode] = useState('');
  const speech = useSpeech(nameLineClip('enter-code'));
  const pairOnce = useRef(pair);
  useEffect(() => {
    const given = takeCodeFromAddress();
    if (!given) return;
    setCode(given);
    void pairOnce.current(given);
  }, []);
  const problemText = problem ? texts[PROBLEM_TEXTS[problem] ?? 'unexpected'] : null;
  return (
    <main className="screen screen-code" data-testid="screen-enter-code">
      <div className="code-head">
        <SpeakingLysa speech={speech} />
        <div>
          <h1>{texts.enterCode}</h1>
          <p className="nearby">{problemText ? '' : SPOKEN_LINES['enter-code']}</p>
          {forgotten ? (
            <p className="nearby" role="status" data-testid="forgotten-note">
              {texts.forgotten}
            </p>
          ) : null}
        </div>
      </div>
      <form
        className="code-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (code.length >= 4 && !busy) void pair(code);
        }}
      >
        <label className="code-label">
          <span className="hidden-heading">{texts.codeSoFar}</span>
          <input
            className="code-input"
            data-testid="code-input"
            value={code}
            inputMode="none"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={LONGEST_CODE}
            onChange={(event) => setCode(tidyCode(event.target.value))}
          />
        </label>
        <p className="problem" role="alert" data-testid="code-problem">
          {busy ? texts.connecting : problemText}
        </p>
        <CodeKeys
          onKey={(key) => setCode((before) => (before + key).slice(0, LONGEST_CODE))}
          onErase={() => setCode((before) => before.slice(0, -1))}
        />
        <button
          type="submit"
          className="adult-button adult-primary"
          data-testid="code-go"
          disabled={code.length < 4 || busy}
        >
          {texts.go}
        </button>
      </form>
    </main>
  );
}
