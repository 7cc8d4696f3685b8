import { Body, Controller, Get, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import type { SettableClock } from '../../kernel/ports/clock';
import type { Instant } from '../../kernel/time';
import { Documented } from '../openapi/route-doc';
import { InstantAt, Numeric } from '../fields/fields';
import { clockDocs, type ClockState } from './docs';
import { Public } from '../request/decorators';
import { NearOrAdmin } from './near-or-admin.guard';

/** Injection token of the `SettableClock`. */
export const SETTABLE_CLOCK = Symbol('SettableClock');

export class SetClockBody {
  @InstantAt({ optional: true, description: 'The time it is from now on.' })
  readonly now?: Instant;

  @Numeric(0, 1_000_000, {
    optional: true,
    example: 60,
    description: 'Virtual seconds per real second; 0 stands still.',
  })
  readonly speed?: number;
}

/** The clock of demo, tests and development. Its module is left out in production. */
@Public()
@UseGuards(NearOrAdmin)
@Controller('dev/clock')
export class DevClockController {
  constructor(@Inject(SETTABLE_CLOCK) private readonly clock: SettableClock) {}

  @Get()
  @Documented(clockDocs.read)
  read(): ClockState {
    return { now: this.clock.now(), speed: this.clock.speed };
  }

  @Post()
  @Public()
  @Documented(clockDocs.set)
  @HttpCode(200)
  set(@Body() { now, speed }: SetClockBody): ClockState {
    this.clock.set(now, speed);
    return this.read();
  }
}
