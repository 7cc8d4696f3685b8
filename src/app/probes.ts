import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readinessOf, readOne } from '../edge';
import type { Engine } from './engine';
import { notListening } from './listening';
import { runnerHealthOf } from './operations';

const PROBE_TIMEOUT_MS = 2_000;

/** What a platform asks of a node that has no API: `/health/live`, `/health/ready` and `/metrics`. */
export async function serveProbes(engine: Engine): Promise<{ url: string; close(): Promise<void> }> {
  const { config, metrics } = engine;
  const checks = runnerHealthOf(engine);
  const json = (response: ServerResponse, status: number, body: object) =>
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(body));
  const ready = async (response: ServerResponse) => {
    const readiness = readinessOf(await Promise.all(checks.map((check) => readOne(check, PROBE_TIMEOUT_MS))));
    json(response, readiness.status === 'ready' ? 200 : 503, readiness);
  };
  const scrape = async (response: ServerResponse) => {
    const text = await metrics.text();
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text);
  };
  const answer = async (url: string, response: ServerResponse): Promise<unknown> => {
    if (url === '/health/live') return json(response, 200, { status: 'live' });
    if (url === '/health/ready') return ready(response);
    if (url === '/metrics') return scrape(response);
    return response.writeHead(404).end();
  };
  const server = createServer((request, response) => {
    answer((request.url ?? '').split('?')[0] ?? '', response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', (error) => failed(notListening(error, config)));
    server.listen(config.port, config.host, listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
