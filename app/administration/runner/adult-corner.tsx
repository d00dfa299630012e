/**
 * Where the adult's menu stands: only while something is unsent and there is no contact, or the
 * device may no longer take part. Its screens are fetched while there still is contact.
 */
import { lazy, Suspense, useEffect } from 'react';
import { useLink } from './runner-tools';

const fetchMenu = () => import('./save-file-menu');
const SaveFileMenu = lazy(async () => ({ default: (await fetchMenu()).SaveFileMenu }));

export function AdultCorner() {
  const { status, online, gone, unsent } = useLink();
  const isPaired = status === 'paired';
  useEffect(() => {
    if (isPaired && online) void fetchMenu().catch(() => undefined);
  }, [isPaired, online]);
  if (!isPaired || unsent === 0 || (online && !gone)) return null;
  return (
    <Suspense fallback={null}>
      <SaveFileMenu />
    </Suspense>
  );
}
