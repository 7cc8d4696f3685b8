// Plain JavaScript with types beside it: its packages are installed under bench/peers alone, so that the service's
// own install, and its type check, need neither them nor a compiler.
const { CommandHandler } = require('@event-driven-io/emmett');
const { getSQLiteEventStore, sqliteConnection } = require('@event-driven-io/emmett-sqlite');

/** As many stores as calls may read side by side; each opens and closes its connection for every operation. */
const STORES = 8;

/** SQLite has one writer, and a store of Emmett's that two callers use at once closes the connection under one of them. */
function inTurn() {
  let last = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
}

async function openEmmett(file) {
  await stayOpen(file);
  const write = inTurn();
  const open = () => {
    const store = getSQLiteEventStore({ fileName: file });
    const append = store.appendToStream;
    return { ...store, appendToStream: (...call) => write(() => append(...call)) };
  };
  const idle = Array.from({ length: STORES }, open);
  const waiting = [];
  // The schema is made once, before anybody runs into it from two sides.
  for (const store of idle) await store.readStream('appeal-none');
  const withStore = async (work) => {
    const store = idle.pop() ?? (await new Promise((resolve) => waiting.push(resolve)));
    try {
      return await work(store);
    } finally {
      const next = waiting.shift();
      if (next) next(store);
      else idle.push(store);
    }
  };
  return {
    append: (stream, events) => withStore((store) => store.appendToStream(stream, events)),
    handle: (stream, { evolve, initialState, decide }) => {
      const handle = CommandHandler({ evolve, initialState });
      return withStore((store) => handle(store, stream, decide));
    },
  };
}

/**
 * A connection that is left open: were Emmett's own the last to close, SQLite would move the whole log each time.
 * @throws Error when what Emmett commits would not be fsynced
 */
async function stayOpen(file) {
  const connection = sqliteConnection({ fileName: file });
  const { synchronous } = await connection.querySingle('PRAGMA synchronous');
  const { journal_mode: mode } = await connection.querySingle('PRAGMA journal_mode');
  if (synchronous !== 2 || mode !== 'wal')
    throw new Error(`Emmett runs with synchronous=${synchronous}, journal_mode=${mode}: no fair comparison`);
}

module.exports = { openEmmett };
