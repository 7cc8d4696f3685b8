import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { UnitId } from '../src/kernel/ids';
import { addMillis, type Instant } from '../src/kernel/time';
import {
  indexCalendar,
  indexPolicies,
  resumeDeadline,
  startDeadline,
  validateCalendar,
  validatePolicies,
  type Rules,
} from '../src/sla';

/** What a deadline costs on the way of every command: nanoseconds of processor time, the best of ten runs. */
const DEPLOY = join(__dirname, '../deploy');
const read = (file: string): unknown => JSON.parse(readFileSync(join(DEPLOY, file), 'utf8'));
const rules: Rules = {
  calendar: indexCalendar(validateCalendar(read('calendars/610921-2024-2026.json')), 1),
  policies: indexPolicies(
    validatePolicies({
      policies: readdirSync(join(DEPLOY, 'policies')).map((file) => read(`policies/${file}`)),
    }),
    1,
  ),
};
const FIRST = '2026-07-01T02:00:00.000Z' as Instant;
const instants = Array.from({ length: 512 }, (_, n) => addMillis(FIRST, n * 17 * 60_000));
const kinds = ['dispatch', 'respond', 'handle', 'whole', 'feedback', 'rate'] as const;

const start = (n: number) =>
  startDeadline(
    {
      round: 1,
      kind: kinds[n % kinds.length]!,
      owner: 'centre-610921100' as UnitId,
      policy: n % 2 === 0 ? 'hotline' : 'petition',
      urgency: n % 8 === 0 ? 'critical' : 'routine',
      tier: 'town',
      at: instants[n % instants.length]!,
    },
    rules,
  );

const paused = instants.map((at, n) => ({
  deadline: start(n),
  status: 'paused' as const,
  pausedAt: addMillis(at, 3_600_000),
}));
const resume = (n: number) => {
  const clock = paused[n % paused.length]!;
  return resumeDeadline(clock, addMillis(clock.pausedAt, 90_000_000), rules);
};

function nanoseconds(act: (n: number) => { readonly dueAt: string }): number {
  const TIMES = 100_000;
  let best = Infinity;
  for (let run = 0; run < 10; run++) {
    const from = process.cpuUsage();
    let length = 0;
    for (let n = 0; n < TIMES; n++) length += act(n).dueAt.length;
    const { user, system } = process.cpuUsage(from);
    best = Math.min(best, ((user + system) * 1000) / TIMES);
    if (length !== TIMES * FIRST.length) throw new Error('a due time is no instant');
  }
  return Math.round(best);
}

process.stdout.write(`start ${nanoseconds(start)} ns, resume ${nanoseconds(resume)} ns\n`);
