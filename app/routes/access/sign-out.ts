/** POST: end the session. */
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { endSession } from '~/access/session.server';

export async function action({ request }: ActionFunctionArgs) {
  return redirect('/sign-in', { headers: { 'Set-Cookie': await endSession(request) } });
}

export function loader() {
  return redirect('/');
}
