// @ts-nocheck: runs in a page, not in this program.
/**
 * Runs in the device's page before anything else: tells of every event at the moment it is kept,
 * refuses every write while the device is full, and reads what lies on the device.
 *
 * An event counts as made when its write is committed. While the storage is full it counts when it is
 * offered, for then the server must take it at once or the item does not move on.
 */
const stores = IDBObjectStore.prototype;
const { add, put } = stores;
const written = new WeakMap();
const refused = new WeakSet();
window.isStorageFull = false;

/** All that is written at once is refused at once, as by a disk that is full. */
function refuse(transaction) {
  if (refused.has(transaction)) return;
  refused.add(transaction);
  queueMicrotask(() => transaction.abort());
}

function note(transaction, event) {
  const events = written.get(transaction) ?? [];
  if (events.length === 0) {
    transaction.addEventListener('complete', () => void window.tellMade(events));
    written.set(transaction, events);
  }
  events.push(event);
}

stores.add = function addWatched(value, key) {
  if (this.name === 'outbox') {
    if (window.isStorageFull) void window.tellMade([value]);
    else note(this.transaction, value);
  }
  if (window.isStorageFull) refuse(this.transaction);
  return add.call(this, value, key);
};
stores.put = function putWatched(value, key) {
  if (window.isStorageFull) refuse(this.transaction);
  return put.call(this, value, key);
};

function ask(request) {
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });
}

/** The journals and the number of unsent events, in the storages of all windows. */
window.readKept = async () => {
  const kept = { journal: [], unsent: 0 };
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('lasfyr-runner')) continue;
    const database = await ask(indexedDB.open(name));
    const reading = database.transaction(['journal', 'outbox']);
    const [journal, unsent] = await Promise.all([
      ask(reading.objectStore('journal').getAll()),
      ask(reading.objectStore('outbox').count()),
    ]);
    kept.journal.push(...journal);
    kept.unsent += unsent;
    database.close();
  }
  return kept;
};
