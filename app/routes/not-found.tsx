/** Every address that is none of ours. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound } from '~/platform/http.server';

export function loader(_args: LoaderFunctionArgs) {
  throw notFound();
}

export function action() {
  throw notFound();
}

export default function NotFound() {
  return null;
}
