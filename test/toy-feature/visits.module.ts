import { Body, Controller, Get, HttpCode, Inject, Module, Param, Post } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answered, Documented, edgeError, ReadsFrom, Sender, Text } from '../../src/edge';
import { DomainError } from '../../src/kernel/domain-error';
import type { Envelope } from '../../src/kernel/envelope';
import type { CommandResult } from '../../src/kernel/ports/command-port';
import { ReferenceInForce } from '../../src/reference';
import { CommandExecutor } from '../../src/runtime/executor';
import { ReadSide } from '../../src/runtime/read-side';
import { untyped } from '../../src/runtime/runners/database';
import { visitAggregate, visitStream } from './visit';
import { visitsProjection } from './visits.projection';

class PlanVisitBody {
  @Text(40, { example: '盘龙村三组陈桂英家' }) readonly household!: string;
}

class PlanVisit extends Command<CommandResult> {
  constructor(
    readonly id: string,
    readonly household: string,
    readonly from: Envelope,
  ) {
    super();
  }
}

@CommandHandler(PlanVisit)
class PlanVisitHandler implements ICommandHandler<PlanVisit> {
  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
  ) {}

  execute({ id, household, from }: PlanVisit): Promise<CommandResult> {
    if (!this.reference.current().permissions.may(from.actor.role, 'planVisit'))
      throw new DomainError('access/forbidden');
    return this.executor.execute(
      visitAggregate,
      { ...from, stream: visitStream(id) },
      { verb: 'planVisit', household },
    );
  }
}

const visit = {
  name: 'Visit',
  schema: { type: 'object', properties: { household: { type: 'string' }, confirmed: { type: 'integer' } } },
  example: { household: '盘龙村三组陈桂英家', confirmed: 1 },
} as const;
const tag = '走访 visits';

@Controller('visits/:id')
class VisitsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(ReadSide) private readonly readSide: ReadSide,
  ) {}

  @Post('plan')
  @HttpCode(200)
  @Documented({ tag, summary: '预约走访 plan a visit', command: 'new', refuses: ['visit/already-planned'] })
  async plan(@Param('id') id: string, @Sender() from: Envelope, @Body() { household }: PlanVisitBody) {
    return answered({}, await this.commands.execute(new PlanVisit(id, household, from)));
  }

  @Get()
  @ReadsFrom(visitsProjection.name)
  @Documented({ tag, summary: '走访 a visit', answer: visit, refuses: ['request/no-route'] })
  async show(@Param('id') id: string) {
    const { visits = '' } = await this.readSide.activeTables(visitsProjection.name);
    const row = await untyped(this.readSide.kysely)
      .selectFrom(visits)
      .select(['household', 'confirmed'])
      .where('visit', '=', visitStream(id))
      .executeTakeFirst();
    return row ?? Promise.reject(edgeError('request/no-route'));
  }
}

@Module({ controllers: [VisitsController], providers: [PlanVisitHandler] })
export class VisitsModule {}
