import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Documented } from '../openapi/route-doc';
import type { RunnerStatus } from '../../runtime/runners/status';
import { Text } from '../fields/fields';
import { operationDocs } from './docs';
import { OnlyFor } from '../request/decorators';
import {
  CLOCK_CONFIRMATION,
  RUNNER_OPERATIONS,
  type ClockConfirmation,
  type RunnerOperations,
} from './runner-operations';

export class ReleaseBody {
  @Text(200, { optional: true, description: 'A parked stream or instance; all of them without it.' })
  readonly key?: string;
}

/** What an operator may do to the running service. Appeals are none of the admin's business. */
@OnlyFor('admin')
@Controller('operations')
export class OperationsController {
  constructor(
    @Inject(RUNNER_OPERATIONS) private readonly runners: RunnerOperations,
    @Inject(CLOCK_CONFIRMATION) private readonly clock: ClockConfirmation,
  ) {}

  @Get('runners')
  @Documented(operationDocs.list)
  async list(): Promise<{ readonly runners: readonly RunnerStatus[] }> {
    return { runners: await this.runners.list() };
  }

  @Post('runners/:name/release')
  @Documented(operationDocs.release)
  @HttpCode(204)
  release(@Param('name') name: string, @Body() { key }: ReleaseBody): Promise<void> {
    return this.runners.release(name, key);
  }

  @Post('runners/:name/rebuild')
  @Documented(operationDocs.rebuild)
  @HttpCode(202)
  rebuild(@Param('name') name: string): Promise<void> {
    return this.runners.rebuild(name);
  }

  @Post('runners/:name/accept')
  @Documented(operationDocs.accept)
  @HttpCode(204)
  accept(@Param('name') name: string): Promise<void> {
    return this.runners.accept(name);
  }

  @Post('runners/:name/discard')
  @Documented(operationDocs.discard)
  @HttpCode(204)
  discard(@Param('name') name: string): Promise<void> {
    return this.runners.discard(name);
  }

  /** After a dispute: the wall time of now is right. */
  @Post('clock/confirm')
  @Documented(operationDocs.confirmClock)
  @HttpCode(204)
  confirmClock(): void {
    this.clock.confirm();
  }
}
