import { Inject, Injectable } from '@nestjs/common';
import { AuditReads } from '../../access';
import { InvalidRequest } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import { DomainError } from '../../kernel/domain-error';
import type { Language } from '../../kernel/language';
import type { Instant } from '../../kernel/time';
import { JOBS, type Jobs } from '../../runtime/jobs';
import { dayOf } from '../../sla';
import { AppealReader } from '../application/queries/appeal-reader';
import { dashboardOf } from './dashboard';
import { askedBy, isSensitive, nameOf, periodsOf, type AskedFigures, type ShownDashboard } from './queries';
import { countedIn, FIGURES_THEN, type FiguresThenInput, type FiguresThenLine } from './then-job';

/** Who answers for others, or looks at how they did: each question reads the whole log. */
const askers: readonly string[] = ['supervisor', 'auditor'];

/** A dashboard as it would have been shown at a past instant; an auditor’s question is on record before it is answered. */
@Injectable()
export class DashboardThen {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(AuditReads) private readonly reads: AuditReads,
    @Inject(JOBS) private readonly jobs: Jobs,
  ) {}

  /** @throws InvalidRequest, DomainError `access/forbidden`, `figures/*`, `job/busy`, and the executor's */
  async show(
    asked: AskedFigures & { readonly at: Instant },
    from: Envelope,
    language: Language,
  ): Promise<ShownDashboard> {
    const { actor } = from;
    if (!askers.includes(actor.role)) throw new DomainError('access/forbidden');
    const { clock, inForce } = this.reader.ports;
    const { scope, at } = asked;
    if (at > clock.now())
      throw new InvalidRequest([
        {
          pointer: '/at',
          code: 'field/invalid',
          details: { reason: { zh: '不能晚于现在', en: 'must have passed' } },
        },
      ]);
    const data = inForce();
    const name = nameOf(scope, data, language);
    const periods = periodsOf(asked, dayOf(at));
    const query = askedBy(asked, actor, data);
    if (actor.role === 'auditor')
      await this.reads.ofRegister({
        ...{ county: data.directory.county, register: 'figures', from },
        asked: { kind: scope.kind, id: scope.id, at, from: periods.period.from, to: periods.period.to },
      });
    const line = await this.counted({ scope, at, periods, narrowed: query.narrowed, seenBy: actor });
    const { period, before, lastYear } = line.counted;
    return {
      scope: { ...scope, name },
      at,
      ...periods,
      ...dashboardOf({
        periods,
        counted: { period: countedIn(period), before: countedIn(before), lastYear: countedIn(lastYear) },
        waiting: periods.period.to >= dayOf(at) ? new Map(line.waiting) : undefined,
        today: dayOf(at),
        sensitive: isSensitive(query, data),
        // The lists are those of today.
        linkTo: () => undefined,
      }),
    };
  }

  private async counted(input: FiguresThenInput): Promise<FiguresThenLine> {
    for await (const line of this.jobs.run(FIGURES_THEN, input))
      if (line['line'] === 'figures') return line as unknown as FiguresThenLine;
    throw new Error(`${FIGURES_THEN} ended without its figures`);
  }
}
