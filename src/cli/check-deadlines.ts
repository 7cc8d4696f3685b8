import { compose } from '../app/composition';
import { features } from '../app/features';
import { openForReading } from '../app/profile-parts';
import { DEADLINE_PROOF, GRACE_SECONDS, type ProofInput } from '../appeals/proof/deadline-proof';
import { readConfig } from '../config/config';
import { loadEnvFile } from '../config/env-file';
import { parseInstant, type Instant } from '../kernel/time';
import { jobNamed } from '../runtime/jobs';

const USAGE = `npm run check-deadlines [-- --grace <seconds>] [-- --at <instant>]
  holds every miss, warning and ladder step in the log against the deadlines that its events imply, a JSON line for
  each finding; the service may be running. Exit code 1 when there is any
  --grace   what fell due within this time may still be on its way; ${GRACE_SECONDS} without it
  --at      as of this time, where the service keeps a clock of its own; now without it`;

/** Reads alone, and holds nothing that anybody waits for. @returns how many findings */
async function check({
  grace,
  at,
}: {
  readonly grace: number;
  readonly at: string | undefined;
}): Promise<number> {
  const config = readConfig(process.env);
  const composition = compose(features);
  const profile = await openForReading(config, undefined, composition.categories);
  const now = at === undefined ? () => profile.clock.now() : () => instantIn(at);
  let findings = 0;
  try {
    const input: ProofInput = { graceSeconds: grace };
    const job = jobNamed(composition.jobs, DEADLINE_PROOF);
    for await (const line of job.run(input, { ...profile, county: config.county, now })) {
      if (line['line'] === 'done') findings = line['findings'] as number;
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
    return findings;
  } finally {
    await profile.close();
  }
}

function instantIn(text: string): Instant {
  const read = parseInstant(text);
  if (read === undefined) throw new Error(USAGE);
  return read;
}

async function main(args: readonly string[]): Promise<void> {
  loadEnvFile();
  const known = { '--grace': String(GRACE_SECONDS), '--at': undefined as string | undefined };
  for (let n = 0; n < args.length; n += 2) {
    const [name = '', value] = args.slice(n, n + 2);
    if (!(name in known) || value === undefined) throw new Error(USAGE);
    known[name as keyof typeof known] = value;
  }
  const grace = Number(known['--grace']);
  if (!Number.isInteger(grace) || grace < 0) throw new Error(USAGE);
  process.exitCode = (await check({ grace, at: known['--at'] })) === 0 ? 0 : 1;
}

// Whatever ends it is told in a sentence: what is wrong with configuration, folder or command line.
main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
