/**
 * A mark that a storage held a pairing, kept outside it. When the mark is there and the pairing is
 * not, the browser has emptied the storage in between, and answers may be gone with it.
 */
const PREFIX = 'lasfyr-paired-';

export function createDeviceMark(storageName: string): {
  has: () => boolean;
  set: (isPaired: boolean) => void;
} {
  const key = PREFIX + storageName;
  return {
    has() {
      try {
        return localStorage.getItem(key) !== null;
      } catch {
        return false;
      }
    },
    set(isPaired) {
      try {
        if (isPaired) localStorage.setItem(key, '1');
        else localStorage.removeItem(key);
      } catch {
        // Without the mark an emptied storage looks like a new one.
      }
    },
  };
}
