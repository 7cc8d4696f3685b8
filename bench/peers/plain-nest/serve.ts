import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  Inject,
  Module,
  Post,
  Req,
  UseGuards,
  ValidationPipe,
  type Type,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TokenGuard, type Authenticated } from './authentication';
import { ReportBody } from './body';
import type { AppealRecords } from './store';

const RECORDS = Symbol('AppealRecords');

@Controller('api/v1/appeals')
@UseGuards(TokenGuard)
class AppealController {
  constructor(@Inject(RECORDS) private readonly records: AppealRecords) {}

  @Post()
  async report(@Body() body: ReportBody, @Req() request: Authenticated): Promise<object> {
    const id = randomUUID();
    const reportedAt = new Date().toISOString();
    await this.records.save({
      id,
      reporter: String(request.claims?.sub),
      service: body.service ?? null,
      region: body.place.region,
      status: 'reported',
      reportedAt,
      content: JSON.stringify(body),
    });
    return { id, status: 'reported', reportedAt };
  }
}

@Controller('health')
class HealthController {
  @Get('live')
  live(): object {
    return { status: 'live' };
  }
}

/** The service without everything that makes it Suqiu: NestJS, Fastify, validation, tokens, one durable write. */
export async function servePlainNest(records: AppealRecords): Promise<string> {
  class PlainModule {}
  Module({
    controllers: [AppealController, HealthController],
    providers: [{ provide: RECORDS, useValue: records }],
  })(PlainModule as Type);
  const app = await NestFactory.create<NestFastifyApplication>(PlainModule, new FastifyAdapter(), {
    logger: ['error'],
  });
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
  await app.listen(0, '127.0.0.1');
  return (await app.getUrl()).replace('[::1]', '127.0.0.1');
}
