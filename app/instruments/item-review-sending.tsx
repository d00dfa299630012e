/** Verdicts on their way to the server, each on a line of its own so that a quick reader loses none. */
import { useFetchers, useLocation, useSubmit } from '@remix-run/react';
import { useMemo, useState } from 'react';
import { VERDICTS, type Verdict } from '~/instruments/item-review';
import type { Reviewing, SendVerdict } from '~/instruments/item-review-controls';

function isVerdict(value: unknown): value is Verdict {
  return VERDICTS.some((verdict) => verdict === value);
}

/** Verdicts that the page's data does not hold yet, by item. */
function usePending(): ReadonlyMap<string, Verdict> {
  const fetchers = useFetchers();
  return useMemo(() => {
    const pending = new Map<string, Verdict>();
    for (const { formData } of fetchers) {
      const verdict = formData?.get('verdict');
      if (isVerdict(verdict)) pending.set(String(formData?.get('itemId')), verdict);
    }
    return pending;
  }, [fetchers]);
}

export function useReviewing(mayReview: boolean): Reviewing {
  const submit = useSubmit();
  const { pathname, search } = useLocation();
  const pending = usePending();
  const [writing, setWriting] = useState<Reviewing['writing']>(null);
  const send: SendVerdict = (itemId, verdict, comment, reasonCode) =>
    submit(
      { intent: 'verdict', itemId, verdict, comment, ...(reasonCode ? { reasonCode } : {}) },
      {
        method: 'post',
        action: `${pathname}${search}`,
        navigate: false,
        fetcherKey: `review ${itemId}`,
      },
    );
  return { mayReview, send, pending, writing, setWriting };
}
