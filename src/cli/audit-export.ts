import { createWriteStream, existsSync, truncateSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { linesOf } from './verify/lines';

const USAGE = `npm run audit-export -- --out <file> [--url <address>] [--appeal <id> | --from <instant> --until <instant>]
  takes an export with its proof, and goes on with one that broke off; the token of an auditor of the county comes from
  the environment variable SUQIU_TOKEN
  --url     of the service; http://127.0.0.1:3000 without it
  --appeal  all of one appeal; without it all that happened in the period, or all that heads cover`;

const TRIES = 10;
const AGAIN_MS = 1_000;

/** What of an export lies in a file: all, or whole lines up to an event, or nothing to go on with. */
interface Had {
  readonly isWhole: boolean;
  readonly resume?: string | undefined;
  readonly events: number;
  /** Up to the end of the last event that came whole. */
  readonly bytes: number;
}

const NOTHING: Had = { isWhole: false, events: 0, bytes: 0 };

async function hadIn(file: string): Promise<Had> {
  if (!existsSync(file)) return NOTHING;
  let [had, at]: [Had, number] = [NOTHING, 0];
  for await (const lines of linesOf(file))
    for (const text of lines) {
      at += Buffer.byteLength(text) + 1;
      const line = JSON.parse(text) as {
        readonly line?: string;
        readonly resume?: string;
        readonly n?: number;
      };
      if (line.line === 'export') had = { ...had, resume: line.resume };
      if (line.line === 'event') had = { ...had, events: (line.n ?? 0) + 1, bytes: at };
      if (line.line === 'end') had = { ...had, isWhole: true };
    }
  return had;
}

/** A refusal: trying again changes nothing. */
class Refused extends Error {
  override readonly name = 'Refused';
}

async function take(url: URL, file: string, had: Had): Promise<void> {
  if (had.events > 0 && had.resume !== undefined) {
    truncateSync(file, had.bytes);
    url.search = new URLSearchParams({ resume: had.resume, had: String(had.events) }).toString();
  }
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${process.env['SUQIU_TOKEN'] ?? ''}` },
  });
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 429 && answer.status !== 409)
    throw new Refused(await answer.text());
  if (!answer.ok || answer.body === null) throw new Error(`it answered ${answer.status}`);
  await pipeline(
    Readable.fromWeb(answer.body as never),
    createWriteStream(file, { flags: had.events > 0 ? 'a' : 'w', mode: 0o600 }),
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      url: { type: 'string', default: 'http://127.0.0.1:3000' },
      appeal: { type: 'string' },
      from: { type: 'string' },
      until: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const { out, url, appeal, from, until } = values;
  if (values.help === true || out === undefined) throw new Refused(USAGE);
  const asked = Object.entries({ appeal, from, until }).filter(([, value]) => value !== undefined);
  for (let tries = 0; ; tries++) {
    const had = await hadIn(out);
    if (had.isWhole) return void process.stdout.write(`${had.events} events are in ${out}\n`);
    try {
      const address = new URL('/api/v1/audit/export', url);
      address.search = new URLSearchParams(asked as [string, string][]).toString();
      await take(address, out, had);
    } catch (error) {
      if (error instanceof Refused || tries >= TRIES) throw error;
      await pause(AGAIN_MS);
    }
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
