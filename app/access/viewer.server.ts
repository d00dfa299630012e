/**
 * Who is asking: a staff member, a device or the system itself. Only this room makes a `Viewer`.
 */
import type { AppLoadContext } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import type { Day } from '~/platform/calendar';
import type { Locale } from '~/platform/translation/catalogues';
import type { Grant } from './roles';
import { findSession } from './session.server';

declare const viewerBrand: unique symbol;
type Branded = { readonly [viewerBrand]: true };

export type StaffViewer = Branded & {
  kind: 'staff';
  staffMemberId: string;
  municipalityId: string;
  givenName: string;
  familyName: string;
  locale: Locale;
  synthetic: boolean;
  timeZone: string;
  /** Today in the municipality's zone. */
  today: Day;
  /** Role assignments that hold today. */
  grants: Grant[];
};
export type DeviceViewer = Branded & {
  kind: 'device';
  deviceId: string;
  municipalityId: string;
  deviceKind: 'pupil' | 'marker';
  roundId: string;
};
export type SystemViewer = Branded & { kind: 'system'; municipalityId: string; reason: string };
export type Viewer = StaffViewer | DeviceViewer | SystemViewer;

const remembered = new WeakMap<AppLoadContext, Promise<StaffViewer | null>>();

/** The signed-in staff member, or null. Remembered for the request. */
export function findViewer(request: Request, context: AppLoadContext): Promise<StaffViewer | null> {
  let viewer = remembered.get(context);
  if (!viewer) {
    viewer = findSession(request) as Promise<StaffViewer | null>;
    remembered.set(context, viewer);
  }
  return viewer;
}

/** The signed-in staff member. @throws a redirect to the sign-in page, which leads back here. */
export async function requireViewer(
  request: Request,
  context: AppLoadContext,
): Promise<StaffViewer> {
  const viewer = await findViewer(request, context);
  if (viewer) return viewer;
  const url = new URL(request.url);
  const goesOn = request.method === 'GET' && url.pathname !== '/' ? url.pathname : undefined;
  throw redirect(goesOn ? `/sign-in?next=${encodeURIComponent(goesOn)}` : '/sign-in');
}

/** A device whose signature has been verified by the caller in `administration`. */
export function makeDeviceViewer(device: Omit<DeviceViewer, 'kind' | keyof Branded>): DeviceViewer {
  return { kind: 'device', ...device } as DeviceViewer;
}

/** The system itself, for jobs and the demonstration; says why. */
export function makeSystemViewer(municipalityId: string, reason: string): SystemViewer {
  return { kind: 'system', municipalityId, reason } as SystemViewer;
}

/** A staff viewer for tests and for the demonstration's own recording. */
export function makeStaffViewer(staff: Omit<StaffViewer, 'kind' | keyof Branded>): StaffViewer {
  return { kind: 'staff', ...staff } as StaffViewer;
}
