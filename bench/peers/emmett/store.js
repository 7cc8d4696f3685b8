// Plain JavaScript with types beside it: its packages are installed under bench/peers alone, so that the service's
// own install, and its type check, need neither them nor a compiler.
const { CommandHandler } = require('@event-driven-io/emmett');
const { getSQLiteEventStore, sqliteConnection } = require('@event-driven-io/emmett-sqlite');

/**
 * One operation at a time: a store that two callers use at once closes its connection under one of them. It also
 * begins its statements before the connection's first PRAGMA has ended, and then fails with SQLITE_BUSY, unless the
 * process has one worker for all of them (UV_THREADPOOL_SIZE=1).
 */
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
  const store = getSQLiteEventStore({ fileName: file });
  const next = inTurn();
  return {
    append: (stream, events) => next(() => store.appendToStream(stream, events)),
    handle: (stream, { evolve, initialState, decide }) => {
      const handle = CommandHandler({ evolve, initialState });
      return next(() => handle(store, stream, decide));
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
