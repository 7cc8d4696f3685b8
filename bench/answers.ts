import 'reflect-metadata';
import {
  Controller,
  Get,
  Injectable,
  Module,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type Type,
} from '@nestjs/common';
import { APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { mergeMap } from 'rxjs';
import { Answer } from '../src/edge';
import { bodyOf, writeAnswers } from '../src/edge/answers/write-answers';
import type { Position, Revision } from '../src/kernel/ids';
import { measured, type Measure } from '../test/kit/measured';
import { interleaved, medianOf, medianRatio } from './support/statistics';

const ROUNDS = 9;
const REQUESTS = 3000;
const epoch = async () => 'the log';

@Controller()
class AnswersController {
  @Get('answer')
  answer() {
    const stands = { revision: 3 as Revision, position: 7 as Position };
    return new Answer({ status: 'routed', round: 1 }, stands);
  }
}

/** What NestJS has for it. */
@Injectable()
class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next
      .handle()
      .pipe(
        mergeMap(async (value: unknown) =>
          value instanceof Answer ? bodyOf(value, reply, await epoch()) : value,
        ),
      );
  }
}

@Module({ controllers: [AnswersController] })
class WithHook {}
@Module({
  controllers: [AnswersController],
  providers: [{ provide: APP_INTERCEPTOR, useClass: AnswerInterceptor }],
})
class WithInterceptor {}

async function started(module: Type, hooked: boolean): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    logger: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  if (hooked) writeAnswers(fastify, { epoch });
  await app.init();
  await fastify.ready();
  if ((await app.inject('/answer')).headers.etag !== '"3"') throw new Error('an answer without its ETag');
  return app;
}

/** CPU time that a request takes with `ETag` and `Suqiu-Position` written by a hook of Fastify, or by an interceptor. */
const answers: Measure = async function* () {
  const hooked = await started(WithHook, true);
  const intercepted = await started(WithInterceptor, false);
  const cpu = async (app: NestFastifyApplication): Promise<number> => {
    const before = process.cpuUsage();
    for (let request = 0; request < REQUESTS; request++) await app.inject('/answer');
    const { user, system } = process.cpuUsage(before);
    return (user + system) / REQUESTS;
  };
  const both = { hook: () => cpu(hooked), interceptor: () => cpu(intercepted) };
  await interleaved(1, both);
  const rounds = await interleaved(ROUNDS, both);
  await hooked.close();
  await intercepted.close();
  yield measured('answers: a request, headers by a hook', medianOf(rounds, 'hook'), 'µs of CPU');
  yield measured(
    'answers: a request, headers by an interceptor',
    medianOf(rounds, 'interceptor'),
    'µs of CPU',
  );
  yield measured(
    'answers: hook, of the interceptor',
    medianRatio(rounds, 'hook', 'interceptor'),
    'ratio',
    '<= 1',
  );
};

export default answers;
