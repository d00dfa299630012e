import { describe, expect, it } from 'vitest';
import { estimateOffsetMs } from '~/administration/clock-offset';
import type { HeartbeatResponse } from '~/administration/device-protocol';
import { chooseKeeping } from '~/administration/offline-files';
import { applyClaim, findLostPupil, isSignTaken } from '~/administration/sign-claim';
import { isStorageTrusted } from '~/administration/storage-trust';

const CHROMEBOOK =
  'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const IPAD =
  'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
const CHROME_ON_IPAD = IPAD.replace('Version/18.0', 'CriOS/140.0');
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('trust in storage', () => {
  it.each([
    ['a Chromebook, refused persistence', CHROMEBOOK, {}, true],
    ['Firefox, refused persistence', FIREFOX, {}, true],
    ['Safari on a tablet', IPAD, {}, false],
    ['another browser on the same engine', CHROME_ON_IPAD, {}, false],
    ['Safari from the home screen', IPAD, { isStandalone: true }, true],
    ['Safari that has promised', IPAD, { isPersisted: true }, true],
    ['a managed guest', CHROMEBOOK, { isGuest: true }, false],
    ['Firefox in a private window, without workers', FIREFOX, { hasWorkers: false }, false],
    ['a managed guest that has promised', CHROMEBOOK, { isGuest: true, isPersisted: true }, false],
  ])('%s', (_name, userAgent, facts, isTrusted) => {
    const device = {
      isPersisted: false,
      isStandalone: false,
      isGuest: false,
      hasWorkers: true,
      userAgent,
    };
    expect(isStorageTrusted({ ...device, ...facts })).toBe(isTrusted);
  });
});

describe('what the offline worker answers', () => {
  const HOME = 'https://lasfyr.example';
  it.each([
    ['/elev', 'page'],
    ['/elev?sound=silent', 'page'],
    ['/runner/assets/index-abc.js', 'file'],
    ['/media/common.e0c2dd2a.bin?again=1', 'file'],
    ['/media/voice/m/abc', 'file'],
    ['/pictures/sun.svg', 'file'],
    ['/signs/fox.svg', 'file'],
    ['/api/device/heartbeat', 'none'],
    ['/elever', 'none'],
    ['/elev/1', 'none'],
    ['/', 'none'],
    ['/classes/1', 'none'],
    ['/assets/root.js', 'none'],
    ['/runner/offline-worker.js', 'none'],
    ['https://elsewhere.example/media/x', 'none'],
  ])('%s: %s', (address, keeping) => {
    const { href } = new URL(address, HOME);
    expect(chooseKeeping({ method: 'GET', url: href }, HOME)).toBe(keeping);
    expect(chooseKeeping({ method: 'POST', url: href }, HOME)).toBe('none');
  });

  it('asks the server when a file is wanted anew', () => {
    const request = { method: 'GET', url: `${HOME}/pictures/sun.svg`, cache: 'reload' };
    expect(chooseKeeping(request, HOME)).toBe('none');
  });
});

const attempt = {
  attemptId: 'a',
  taskId: 't',
  formId: 'B',
  state: 'running' as const,
  answeredItemIds: ['1'],
  deviceId: 'd',
  nextSequence: 4,
};
function hear(own: HeartbeatResponse['own']): HeartbeatResponse {
  return {
    admission: 'admitted',
    kind: 'pupil',
    serverTimeMs: 0,
    round: {
      roundId: 'r',
      batteryId: 'b',
      batteryVersion: 1,
      windowKind: 'winter',
      paused: false,
      lessonOver: false,
      synthetic: true,
    },
    pupils: [],
    own,
    letOn: true,
    showGrid: { taskId: 't', formId: 'B' },
  };
}

describe('a sign taken without contact', () => {
  const ofServer = hear({ membershipId: 'me', attempts: [attempt] });
  it('stands instead of what the server said of another', () => {
    const claim = { membershipId: 'you', isAgreed: false };
    const seen = applyClaim(ofServer, claim);
    expect(seen.own).toEqual({ membershipId: 'you', attempts: [] });
    expect([seen.letOn, seen.showGrid]).toEqual([false, null]);
    expect(applyClaim(ofServer, { membershipId: null, isAgreed: false }).own).toBeNull();
  });

  it('leaves the server’s word of the same pupil, and of no claim, as it is', () => {
    expect(applyClaim(ofServer, { membershipId: 'me', isAgreed: false })).toBe(ofServer);
    expect(applyClaim(ofServer, null)).toBe(ofServer);
    const nobody = hear(null);
    expect(applyClaim(nobody, { membershipId: null, isAgreed: true })).toBe(nobody);
  });

  it('is lost when the server had agreed and no longer does; never before', () => {
    const agreed = { membershipId: 'me', isAgreed: true };
    expect(findLostPupil(ofServer, agreed)).toBeNull();
    expect(findLostPupil(hear(null), agreed)).toBe('me');
    expect(findLostPupil(hear({ membershipId: 'you', attempts: [] }), agreed)).toBe('me');
    expect(findLostPupil(hear(null), { ...agreed, isAgreed: false })).toBeNull();
    expect(findLostPupil(hear(null), null)).toBeNull();
    expect(findLostPupil(hear(null), { membershipId: null, isAgreed: true })).toBeNull();
    expect(findLostPupil({ ...hear(null), kind: 'marker' }, agreed)).toBeNull();
    expect(findLostPupil({ ...hear(null), admission: 'waiting' }, agreed)).toBeNull();
    expect(findLostPupil({ ...hear(null), round: null }, agreed)).toBeNull();
  });

  it('an old word of a taken sign counts for two minutes', () => {
    expect(isSignTaken({ taken: true }, 0)).toBe(true);
    expect(isSignTaken({ taken: true }, 120_000)).toBe(true);
    expect(isSignTaken({ taken: true }, 120_001)).toBe(false);
    expect(isSignTaken({ taken: false }, 0)).toBe(false);
  });
});

describe('the clock’s offset', () => {
  it('takes half of the way for the way back', () => {
    expect(estimateOffsetMs(1_000, 1_200, 3_601_100)).toBe(3_600_000);
    expect(estimateOffsetMs(5_000, 5_000, 4_000)).toBe(-1_000);
  });
});
