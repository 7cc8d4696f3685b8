import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  answered,
  Caller,
  Documented,
  InLanguage,
  OnlyFor,
  ReadsFrom,
  Sender,
  StepUp,
  type RouteDoc,
} from '../../edge';
import { RevealBody } from '../../appeals';
import type { Identity } from '../../identity';
import { withCountyTime } from '../../kernel/county-time';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { IncidentId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import { IncidentDesk, type IncidentStands } from '../application/incident-desk';
import { ShowIncidentOriginals } from '../application/incident-originals';
import { ShowIncidents } from '../application/show-incident';
import {
  AttachBody,
  DetachBody,
  IncidentsParameters,
  OpenIncidentBody,
  RedactIncidentBody,
  ResolveIncidentBody,
  TellIncidentBody,
} from './incidents.dto';
import { incidentAnswer, incidentOriginals, incidentPage, incidentView } from './schemas';

const tag = '群体性事项 incidents';
const who = ['The dispatcher of the county, or of the town in which it is.'];
const PER_PAGE = 20;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @throws DomainError `incident/not-found` */
function incidentIdOf(value: string): IncidentId {
  const id = value.toLowerCase();
  if (!UUID.test(id)) throw new DomainError('incident/not-found');
  return id as IncidentId;
}

const standing = ({ id, attached, result }: IncidentStands, location?: string) =>
  answered({ id, attached, revision: result.revision }, result, location);

/** An act on one incident. */
const Act = (
  path: string,
  doc: Pick<RouteDoc, 'summary' | 'description' | 'verb' | 'refuses'>,
): MethodDecorator =>
  applyDecorators(
    Post(path),
    HttpCode(200),
    Documented({
      ...{ tag, who, command: 'step', answer: incidentAnswer, ...doc },
      refuses: ['incident/not-found', 'incident/outside-area', ...(doc.refuses ?? [])],
    }),
  );

/** One cause behind many appeals, each of which keeps its number, its deadlines, its reporter and its rating. */
@OnlyFor('grid-worker', 'officer', 'dispatcher', 'follow-up', 'supervisor', 'auditor')
@Controller('incidents')
export class IncidentsController {
  constructor(
    private readonly desk: IncidentDesk,
    private readonly incidents: ShowIncidents,
    private readonly originals: ShowIncidentOriginals,
  ) {}

  @Post()
  @HttpCode(201)
  @Documented({
    ...{ tag, who, status: 201, command: 'new', answer: incidentAnswer, verb: 'openIncident' },
    summary: '发起群体性事项 open an incident',
    description:
      'With the appeals of a selection, or none yet. Each is asked by itself; which would not join, `notJoined` of the incident says. Attaching pauses nothing. A violation report, and what names somebody, is never attached.',
    refuses: ['incident/outside-area', 'incident/unknown-appeals'],
  })
  async open(@Sender() from: Envelope, @Body() body: OpenIncidentBody) {
    const stands = await this.desk.open(body, from);
    return standing(stands, `/api/v1/incidents/${stands.id}`);
  }

  @Act(':id/attach', {
    summary: '列入诉求 attach appeals',
    verb: 'attachAppeals',
    refuses: ['incident/unknown-appeals', 'incident/too-many'],
  })
  async attach(@Param('id') id: string, @Sender() from: Envelope, @Body() body: AttachBody) {
    return standing(await this.desk.attach(incidentIdOf(id), body, from));
  }

  @Act(':id/detach', {
    summary: '移出诉求 detach an appeal',
    verb: 'detachAppeal',
    refuses: ['incident/not-attached'],
  })
  async detach(@Param('id') id: string, @Sender() from: Envelope, @Body() body: DetachBody) {
    return standing(await this.desk.detach(incidentIdOf(id), body, from));
  }

  @Act(':id/progress', {
    summary: '通报进展 tell all how it goes on',
    verb: 'tellIncident',
    description: 'It stands in the timeline of each attached appeal, and its reporter reads it.',
  })
  async tell(@Param('id') id: string, @Sender() from: Envelope, @Body() body: TellIncidentBody) {
    return standing(await this.desk.tell(incidentIdOf(id), body, from));
  }

  @Act(':id/resolve', {
    summary: '统一办结 resolve all that are attached',
    verb: 'resolveIncident',
    description:
      'Each attached appeal that is in handling is resolved by a command of its own, in the name of its holder, and then fed back and rated on its own. One that refuses leaves the others standing; `appeals` of the incident says which and why. Sent again, it asks those that refused, and those that came since.',
    refuses: ['incident/nothing-to-resolve', 'attachment/ref-invalid'],
  })
  async resolveAll(@Param('id') id: string, @Sender() from: Envelope, @Body() body: ResolveIncidentBody) {
    return standing(await this.desk.resolve(incidentIdOf(id), body, from));
  }

  @Act(':id/redact', {
    summary: '隐去 hide a passage or an attachment in all of it, for good',
    verb: 'redactIncident',
    description:
      'In its title, its notes and its answer, and in every appeal that was told them, whoever has it by now and also where the word arrives only later; in the appeals’ own words as `…/redact` of an appeal does, where the caller may. Read by nobody but an auditor, by `POST /incidents/{id}/originals` or at an appeal that was told it. An appeal that was not come to, because the service stopped, follows by itself. Where one refuses for good, all others are hidden nevertheless, and 409 `incident/not-all-hidden` names it.',
    refuses: ['incident/nothing-to-redact', 'incident/not-all-hidden'],
  })
  async hide(@Param('id') id: string, @Sender() from: Envelope, @Body() body: RedactIncidentBody) {
    return standing(await this.desk.redact(incidentIdOf(id), body, from));
  }

  @Post(':id/originals')
  @HttpCode(200)
  @OnlyFor('auditor')
  @StepUp()
  @Documented({
    tag,
    who: ['Auditors of its place; by a token that is younger than `STEP_UP_MINUTES`.'],
    summary: '查看隐去内容 what was hidden of it, in clear; recorded before it answers',
    description:
      'Each text in which something was hidden, its title too, as it was read until then, and each attachment that was hidden, with an address where one of its appeals took it and this auditor sees it. Why it is read is on record first. What was hidden in the own words of its appeals is read at each appeal.',
    command: 'aside',
    answer: incidentOriginals,
    refuses: ['incident/not-found', 'purpose/unlisted', 'purpose/reason-needed'],
  })
  readOriginals(@Param('id') id: string, @Sender() from: Envelope, @Body() purpose: RevealBody) {
    return this.originals.of(incidentIdOf(id), purpose, from);
  }

  @Get()
  @ReadsFrom('incidents')
  @Documented({
    tag,
    summary: '群体性事项列表 incidents of my place, newest first',
    answer: incidentPage,
    refuses: ['request/cursor-invalid'],
  })
  async list(
    @Query() { limit = PER_PAGE, ...query }: IncidentsParameters,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    return withCountyTime(await this.incidents.list({ ...query, limit }, actor, language));
  }

  @Get(':id')
  @ReadsFrom('appeals')
  @Documented({
    tag,
    summary: '群体性事项 an incident, and those of its appeals that I may see',
    description: 'For staff of its place, and of places around and within it.',
    answer: incidentView,
    refuses: ['incident/not-found'],
  })
  async show(@Param('id') id: string, @Caller() { actor }: Identity, @InLanguage() language: Language) {
    return withCountyTime(await this.incidents.show(incidentIdOf(id), actor, language));
  }
}
