import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { DevClockController } from './admin/dev-clock.controller';
import { DevSignInController } from './admin/dev-sign-in.controller';
import { OperationsController } from './admin/operations.controller';
import { FreshnessGuard } from './answers/freshness.guard';
import { HealthController } from './health/health.controller';
import { LabelsController } from './labels/labels.controller';
import { ProblemFilter } from './problems/problem.filter';
import { AuthGuard } from './request/auth.guard';
import { ValidationPipe } from './request/validation.pipe';

/**
 * The shared edge. Expects, from a global module: AUTHENTICATOR, SECRETS, HTTP_SETTINGS, PROBLEMS, VOCABULARIES, FRESHNESS, LOGGER,
 * METRICS, HEALTH_CHECKS, RUNNER_OPERATIONS, CLOCK_CONFIRMATION, SETTABLE_CLOCK when the clock is settable, and DEV_SIGN_IN,
 * which is undefined where nobody signs in here.
 */
@Module({})
export class EdgeModule {
  /**
   * @param clock `settable` opens the development clock; never so in production
   * @param signsIn opens the sign-in of the API page; never so in production
   */
  static forRoot(clock: 'system' | 'settable', signsIn: boolean): DynamicModule {
    const development: Type[] = [
      ...(clock === 'settable' ? [DevClockController] : []),
      ...(signsIn ? [DevSignInController] : []),
    ];
    return {
      module: EdgeModule,
      controllers: [HealthController, LabelsController, OperationsController, ...development],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_GUARD, useClass: FreshnessGuard },
        { provide: APP_PIPE, useClass: ValidationPipe },
      ],
    };
  }
}
