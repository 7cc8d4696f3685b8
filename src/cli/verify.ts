import { readFileSync } from 'node:fs';
import { createPublicKey } from 'node:crypto';
import { parseArgs } from 'node:util';
import { exitCodes, type Verdict } from './verify/verdict';
import { verifyExport } from './verify/verify';

const USAGE = `suqiu-verify [--key <public key>]… [--witness <file>]… [--json] <export>
  checks an export of Suqiu by itself: nothing is asked of the service, nor of any network. Exit code 0: all of it holds;
  1: something was changed, named; 2: it ends before its end; 3: it is no export, or cannot be read
  --key      the county's public key, as 64 hex digits or as a PEM file, from somebody whom you trust
  --witness  heads that somebody outside kept, one a line
  --json     the verdict as JSON`;

/** @throws Error in a sentence */
function keyOf(given: string): string {
  if (/^[0-9a-f]{64}$/i.test(given)) return given.toLowerCase();
  const key = createPublicKey(readFileSync(given));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${given} is no Ed25519 key`);
  return key.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex');
}

function sentences(verdict: Verdict): string {
  switch (verdict.verdict) {
    case 'holds': {
      const { events, heads, uncovered, unknown } = verdict;
      return [
        `holds: ${events} events, ${heads} heads${uncovered > 0 ? `; ${uncovered} events are too young for a head` : ''}`,
        ...unknown.map((each) => `not known: ${each}`),
      ].join('\n');
    }
    case 'broken': {
      const { fault, stream, revision, id, number, head, says } = verdict;
      const where = [
        stream === undefined ? '' : `${stream} revision ${revision}`,
        id === undefined ? '' : `event ${id}`,
        number === undefined ? '' : `number ${number} of the log`,
        head === undefined ? '' : `head ${head}`,
      ].filter((part) => part !== '');
      return `${fault}: ${where.join(', ')}\n${says}`;
    }
    case 'incomplete':
    case 'unreadable':
      return `${verdict.verdict}: ${verdict.says}`;
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      key: { type: 'string', multiple: true },
      witness: { type: 'string', multiple: true },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (values.help === true || file === undefined || more.length > 0) throw new Error(USAGE);
  const verdict = await verifyExport(file, {
    keys: (values.key ?? []).map(keyOf),
    witnesses: values.witness ?? [],
  });
  process.stdout.write(`${values.json === true ? JSON.stringify(verdict) : sentences(verdict)}\n`);
  return exitCodes[verdict.verdict];
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = exitCodes.unreadable;
  },
);
