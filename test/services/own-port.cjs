const { createServer } = require('node:net');

/** Below the range from which systems give ports to whoever connects. */
const [FIRST, LAST] = [20_000, 32_000];

const isFree = (port) =>
  new Promise((told) => {
    const server = createServer();
    server.once('error', () => told(false));
    server.listen(port, '127.0.0.1', () => server.close(() => told(true)));
  });

/**
 * A port, free together with the next one, for a server of this run alone: two runs beside each other must not end each
 * other's. Told to the children by the environment, so that whoever stops it finds it.
 * @param {string} name of the variable; what stands in it already is kept
 */
module.exports = async function ownPort(name) {
  while (!process.env[name]) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if ((await isFree(port)) && (await isFree(port + 1))) process.env[name] = String(port);
  }
};
