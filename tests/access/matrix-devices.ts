/** Who asks at the signed addresses of devices, and what each is answered. Printed with the matrix. */

export const DEVICE_CALLERS = {
  'no-signature': 'a known device’s id without a signature',
  'wrong-signature': 'a signature over another body',
  'other-key': 'a known device’s id, signed with another device’s key',
  'unknown-device': 'an id that no device has',
  waiting: 'paired, not let in yet',
  admitted: 'let in',
  removed: 'removed by an adult',
  foreign: 'let in, in another municipality’s round',
} as const;
export type DeviceCaller = keyof typeof DEVICE_CALLERS;

export const DEVICE_DOORS = {
  heartbeat: 'heartbeat',
  sign: 'take the sign of a pupil of the class',
  events: 'send the start of a pupil’s task in the class’s round',
} as const;
export type DeviceDoor = keyof typeof DEVICE_DOORS;

/** Status, and in words what a 200 holds. */
export const DEVICE_ANSWERS: Record<DeviceCaller, Record<DeviceDoor, string>> = {
  'no-signature': { heartbeat: '401', sign: '401', events: '401' },
  'wrong-signature': { heartbeat: '401', sign: '401', events: '401' },
  'other-key': { heartbeat: '401', sign: '401', events: '401' },
  'unknown-device': { heartbeat: '401', sign: '401', events: '401' },
  waiting: { heartbeat: '200 waiting', sign: '403', events: '403' },
  admitted: { heartbeat: '200 admitted', sign: '200', events: '200 stored' },
  removed: { heartbeat: '200 removed', sign: '410', events: '200 no-grant' },
  foreign: { heartbeat: '200 own round', sign: '400', events: '200 no-grant' },
};
