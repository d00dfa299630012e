/** A voice as a file to keep. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { exportVoice } from '~/instruments/voice-exchange.server';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const file = await inScope(viewer, (db) => exportVoice(db, params.voiceId));
  return new Response(file, {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="rost-${viewer.today}.lasfyrrost"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
