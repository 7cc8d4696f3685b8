import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Caller, Documented, edgeError, InvalidRequest, LINES, OnlyFor, sendLines } from '../../edge';
import { isOfCounty } from '../../directory';
import type { Identity } from '../../identity';
import type { EventReader } from '../../kernel/ports/event-store';
import { EVENT_STORE } from '../../kernel/ports/tokens';
import { judgedDocument, ReferenceInForce, type RuleDocument } from '../../reference';
import { JOBS, type Jobs } from '../../runtime/jobs';
import { DomainError } from '../../kernel/domain-error';
import { SIMULATION, type Rules, type SimulationInput } from '../simulation/simulation';
import { SimulationBody, type RulesBody } from './dto/simulation.dto';

/** What if: a period once more under another calendar, policy or ladder. */
@Controller('simulations')
export class SimulationController {
  constructor(
    @Inject(JOBS) private readonly jobs: Jobs,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(EVENT_STORE) private readonly log: EventReader,
  ) {}

  @Post()
  @HttpCode(200)
  @OnlyFor('admin', 'auditor')
  @Documented({
    tag: '推演 simulation',
    summary: '推演 who would have been late under other rules',
    who: ['Auditors of the county see each appeal that they may know of, administrators the sums alone.'],
    description:
      'Every appeal that was reported in the period, played once more up to now: human acts as recorded, deadlines, misses and ' +
      'ladders decided anew. A line of JSON each: `{"line":"late", "appeal", "deadline", "kind", "happened", "simulated"}` ' +
      'with owner and due time of each side that was late; `{"line":"climbs", "appeal", "happened", "simulated"}` with when ' +
      'and to which unit it was escalated; from time to time `{"line":"progress"}`; at the end `{"line":"done"}` with the sums, ' +
      'also by kind and by unit: `spared` were late and would not have been, `added` the reverse. Touches nothing, and ' +
      'ends when the caller hangs up. What lapsed by itself stays when it did.',
    answer: { mediaTypes: [LINES] },
    refuses: ['job/busy', 'access/forbidden', 'reference/invalid-document', 'reference/no-version'],
    bodyExample: {
      from: '2026-07-01T00:00:00+08:00',
      until: '2026-08-01T00:00:00+08:00',
      place: '610921102',
      calendar: { version: 1 },
    },
  })
  async simulate(
    @Caller() { actor }: Identity,
    @Body() { from, until, place, service, calendar, policies }: SimulationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const isAdmin = actor.role === 'admin';
    if (!isAdmin && !isOfCounty(actor, this.reference.current().directory))
      throw edgeError('access/forbidden');
    if (until <= from)
      throw new InvalidRequest([
        {
          pointer: '/until',
          code: 'field/invalid',
          details: { reason: { zh: '应晚于 from', en: 'must lie after from' } },
        },
      ]);
    const input: SimulationInput = {
      ...{ from, until, place, service, seenBy: isAdmin ? undefined : actor },
      calendar: await this.rulesOf('calendar', calendar),
      policies: await this.rulesOf('policies', policies),
    };
    return sendLines(this.jobs.run(SIMULATION, input), reply);
  }

  /** @throws DomainError `reference/invalid-document`, `reference/no-version` */
  private async rulesOf<Name extends RuleDocument>(name: Name, asked: RulesBody | undefined) {
    if (asked === undefined) return undefined;
    const { directory, newest } = this.reference.current();
    if (asked.document !== undefined)
      return { document: await judgedDocument(name, asked.document, this.log, directory.county) };
    const { version } = asked;
    if (version === undefined || version > newest[name])
      throw new DomainError('reference/no-version', { reason: String(version ?? '') });
    return { version } satisfies Rules<never>;
  }
}
