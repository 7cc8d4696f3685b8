import type { Caller } from '../../test/kit/api/caller';
import type {
  Appeal,
  AppealAnswer,
  Custody,
  Deadline,
  ReportBody,
  Step,
  StepBody,
  Timeline,
} from '../../test/kit/api/types';
import { linesOf } from './print';
import type { Stage } from './stage';

/** How a story says that it ended. */
export interface Ending {
  readonly cause: NonNullable<Appeal['closed']>['cause'];
  /** Every unit that held it, in turn. */
  readonly holders: readonly string[];
  /** The units that missed a deadline, in turn; none when left out. */
  readonly missed?: readonly string[] | undefined;
  /** Units that never held it and missed a deadline of their own; none when left out. */
  readonly lateHelpers?: readonly string[] | undefined;
  /** How many deadlines ended by themselves, which is nobody's miss. */
  readonly lapsed?: number | undefined;
  /** One for each round. */
  readonly stars: readonly number[];
}

/** One appeal of a story: acts on it, shows what became of it, and holds it to the story. */
export class Matter {
  private shown = 0;

  private constructor(
    private readonly stage: Stage,
    readonly appeal: AppealAnswer,
    /** False for those told in one line. */
    private readonly aloud: boolean,
  ) {}

  static async report(stage: Stage, by: Caller, body: ReportBody, aloud = true): Promise<Matter> {
    const appeal = await by.reports(body);
    const matter = new Matter(stage, appeal, aloud);
    if (aloud) stage.print(stage.style.dim(`  编号 ${appeal.number}`));
    await matter.news();
    return matter;
  }

  async does<S extends Step>(by: Caller, step: S, body?: StepBody<S>): Promise<void> {
    await by.does(this.appeal, step, body);
    await this.news();
  }

  /** Waits for what the service does by itself. */
  async comesTo(holder: string, round = 1): Promise<void> {
    await this.stage.until(
      `第${round}轮应派至 ${holder}`,
      () => this.view(),
      (seen) => seen.status === 'routed' && seen.holder === holder && seen.round === round,
    );
    await this.news();
  }

  view(): Promise<Appeal> {
    return this.stage.auditor.sees(this.appeal);
  }

  timeline(): Promise<Timeline> {
    return this.stage.auditor.timeline(this.appeal);
  }

  /** When this deadline falls due, RFC 3339. @throws Error when there is none */
  async due(kind: Deadline['deadline']['kind']): Promise<string> {
    const deadlines = await this.stage.auditor.deadlines(this.appeal);
    const found = deadlines.findLast((each) => each.deadline.kind === kind && each.status === 'running');
    if (found === undefined) throw new Error(`${this.appeal.number} 没有正在计时的 ${kind} 时限`);
    return found.deadline.dueAt;
  }

  /** Minutes from the report to the first event of this type. @throws Error when it has not happened */
  async minutesTo(type: string): Promise<number> {
    const { entries } = await this.timeline();
    const from = entries[0];
    const to = entries.find((entry) => entry.type === type);
    if (from === undefined || to === undefined) throw new Error(`${this.appeal.number} 没有 ${type}`);
    return (Date.parse(to.at) - Date.parse(from.at)) / 60_000;
  }

  /** Status, holders, misses, rounds, cause and the chain: each as the story says, or a fault for each that is not. */
  async endsAsTold({
    cause,
    holders,
    missed = [],
    lateHelpers = [],
    lapsed = 0,
    stars,
  }: Ending): Promise<void> {
    const { auditor } = this.stage;
    const seen = await this.view();
    const { entries } = await this.timeline();
    const { spells, units } = await auditor.custody(this.appeal);
    const { chain, events } = await auditor.history(this.appeal);
    const misses = spells.flatMap((spell) => spell.missed.map(() => spell.unit));
    const facts: readonly (readonly [what: string, is: unknown, told: unknown])[] = [
      ['状态', seen.status, 'closed'],
      ['结案原因', seen.closed?.cause, cause],
      ['轮次', seen.round, stars.length],
      ['承办单位', inTurn(spells.filter((spell) => spell.as === 'holder')), holders],
      ['超时单位', misses, missed],
      ['协办超时单位', lateBeside(units, spells), lateHelpers],
      [
        '超时次数',
        entries.filter(({ type }) => type === 'DeadlineMissed').length,
        missed.length + lateHelpers.length + lapsed,
      ],
      ['评价', seen.ratings.map((rating) => rating.stars), stars],
      ['链条校验', chain.holds, true],
    ];
    const wrong = facts.filter(([, is, told]) => JSON.stringify(is) !== JSON.stringify(told));
    for (const [what, is, told] of wrong)
      this.stage.fault(
        `${this.appeal.number} ${what}应为 ${JSON.stringify(told)}，实为 ${JSON.stringify(is)}`,
      );
    if (wrong.length === 0 && this.aloud)
      this.stage.print(
        this.stage.style.good(
          `  ✓ 与所述一致：${stars.length} 轮，${holders.length} 次承办，超时 ${missed.length + lateHelpers.length} 次，${events.length} 个事件链条完整`,
        ),
      );
  }

  /** Prints what has happened since it was last shown. */
  private async news(): Promise<void> {
    if (!this.aloud) return;
    const { entries, names } = await this.timeline();
    for (const entry of entries.slice(this.shown))
      for (const line of linesOf(entry, names, this.stage.style)) this.stage.print(line);
    this.shown = entries.length;
  }
}

const lateBeside = (units: Custody['units'], spells: Custody['spells']): readonly string[] =>
  units
    .filter(({ unit, misses }) => misses > 0 && spells.every((spell) => spell.unit !== unit))
    .map(({ unit }) => unit);

/** Who answers what they hold already goes on holding it; a new round is a new holding. */
const inTurn = (spells: Custody['spells']): readonly string[] =>
  spells
    .filter(({ unit, round }, at) => unit !== spells[at - 1]?.unit || round !== spells[at - 1]?.round)
    .map(({ unit }) => unit);
