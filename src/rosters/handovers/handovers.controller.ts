import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { answered, Caller, Documented, InLanguage, OnlyFor, ReadsFrom, Sender } from '../../edge';
import type { Identity } from '../../identity';
import { withCountyTime } from '../../kernel/county-time';
import type { Envelope } from '../../kernel/envelope';
import type { UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import { HandoverDesk, type HandoversView } from './handover-desk';
import { HandoverBody, HandoverParameters } from './handovers.dto';
import { handoverAnswer, handoversView } from './schemas';

const tag = '值班 rosters';
const unitParameter = { unit: 'centre-610921102' };
const who = ['People of the unit.'];
const notYours = ['directory/unknown-unit', 'handover/not-yours'] as const;

/** 交接班: what whoever leaves tells whoever comes. */
@OnlyFor('grid-worker', 'officer', 'dispatcher', 'follow-up', 'supervisor')
@Controller('handovers')
export class HandoversController {
  constructor(private readonly desk: HandoverDesk) {}

  @Get(':unit')
  @ReadsFrom('handovers')
  @Documented({
    ...{ tag, who, parameters: unitParameter, answer: handoversView, refuses: notYours },
    summary: '交接班记录 what was left for whoever comes on duty, the newest first',
    description: 'At most 200, with who has taken each. `GET /me/counters` counts what waits.',
  })
  async list(
    @Param('unit') unit: UnitId,
    @Query() query: HandoverParameters,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    const view = await this.desk.list(unit, query, actor, language);
    // Times first: what somebody wrote may look like one.
    const items: HandoversView['items'] = view.items.map(({ note, ...item }) => ({
      ...withCountyTime(item),
      note,
    }));
    return { ...withCountyTime({ ...view, items: [] }), items };
  }

  @Post(':unit')
  @HttpCode(201)
  @Documented({
    ...{ tag, who, parameters: unitParameter, answer: handoverAnswer, verb: 'writeHandover' },
    ...{ status: 201, command: 'new', refuses: notYours },
    summary: '填写交接班记录 leave word for whoever comes on duty',
    description: 'With the end of the writer’s shift, where the roster has it.',
  })
  async write(@Param('unit') unit: UnitId, @Sender() from: Envelope, @Body() { note }: HandoverBody) {
    const { id, result } = await this.desk.write(unit, note, from);
    return answered({ id, unit, revision: result.revision }, result, `/api/v1/handovers/${unit}`);
  }

  @Post(':unit/:handover/take')
  @HttpCode(200)
  @Documented({
    ...{ tag, who, answer: handoverAnswer, verb: 'takeHandover', command: 'step' },
    parameters: { ...unitParameter, handover: '0190a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a70' },
    summary: '签收交接班记录 take it: I have read what was left',
    description: 'By everybody who comes, once each; it waits for nobody after the first.',
    refuses: [...notYours, 'handover/not-found', 'handover/own'],
  })
  async take(@Param('unit') unit: UnitId, @Param('handover') handover: string, @Sender() from: Envelope) {
    const result = await this.desk.take(unit, handover, from);
    return answered({ id: handover, unit, revision: result.revision }, result);
  }
}
