import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  Documented,
  edgeError,
  InLanguage,
  LINES,
  OnlyFor,
  Sender,
  sendLines,
  type RouteDoc,
} from '../../edge';
import type { Actor } from '../../kernel/actor';
import { withCountyTime } from '../../kernel/county-time';
import type { Envelope } from '../../kernel/envelope';
import type { Language } from '../../kernel/language';
import { ReferenceAdministration, type VersionInForce } from '../administration';
import { invalidDocument, type Fault } from '../candidate';
import {
  administeredDocuments,
  ruleDocuments,
  type AdministeredDocument,
  type RuleDocument,
} from '../versions';
import { DiffParameters, DocumentBody, PreviewBody, PublishBody } from './admin.bodies';
import {
  diffView,
  draftSaved,
  draftView,
  valid,
  versionLines,
  versionView,
  type VersionLine,
} from './admin.schemas';

const tag = '目录管理 reference data';
const parameters = { document: 'calendar', version: '2' };
const documented = (doc: Omit<RouteDoc, 'tag' | 'parameters'>): MethodDecorator =>
  Documented({ tag, parameters, ...doc, refuses: ['request/no-route', ...(doc.refuses ?? [])] });

/** Calendars, policies and the formula of rankings as versioned data: administrators change them, auditors read what was changed. */
@OnlyFor('admin')
@Controller('reference/:document')
export class AdministrationController {
  constructor(private readonly administration: ReferenceAdministration) {}

  @Get('versions')
  @OnlyFor('admin', 'auditor')
  @documented({
    summary: '版本列表 every version, with author, day and reach',
    description:
      '`document` is `calendar`, `policies` or `scoring`. `waits`: its day has not come. `overtaken`: a later one came before it.',
    answer: versionLines,
  })
  async versions(@Param('document') document: string) {
    const versions = await this.administration.versions(administered(document));
    return withCountyTime({ versions: versions.map(lineOf) });
  }

  @Get('versions/:version')
  @OnlyFor('admin', 'auditor')
  @documented({
    summary: '某一版本 one version, whole',
    answer: versionView,
    refuses: ['reference/no-version'],
  })
  async version(@Param('document') document: string, @Param('version') version: string) {
    const found = await this.administration.version(administered(document), Number(version));
    return { ...withCountyTime(lineOf(found)), document: found.document };
  }

  @Get('diff')
  @OnlyFor('admin', 'auditor')
  @documented({
    summary: '版本比较 what became of one version in another',
    description:
      'Policies, rules, rungs, seasons and closures are told apart by what names them, not by where they stand.',
    answer: diffView,
    refuses: ['reference/no-version'],
  })
  async diff(@Param('document') document: string, @Query() { from, to }: DiffParameters) {
    return { differences: await this.administration.diff(administered(document), from, to) };
  }

  @Get('draft')
  @OnlyFor('admin', 'auditor')
  @documented({
    summary: '草稿 what may become the next version, and its first fault',
    answer: draftView,
    refuses: ['reference/no-draft'],
  })
  async draft(@Param('document') document: string, @InLanguage() language: Language) {
    const name = administered(document);
    const draft = await this.administration.draft(name);
    const { revision, at, by } = draft;
    const fault = toldIn(await this.administration.faultOf(name, draft.document), language);
    return { ...withCountyTime({ revision, at }), by: nameOf(by), document: draft.document, fault };
  }

  @Post('draft')
  @HttpCode(200)
  @documented({
    summary: '保存草稿 put a draft aside, whole or half done',
    description:
      'One for each document: the last one counts. Its first fault is told, and nothing is refused for it.',
    command: 'aside',
    answer: draftSaved,
  })
  async save(
    @Param('document') document: string,
    @Sender() from: Envelope,
    @Body() body: DocumentBody,
    @InLanguage() language: Language,
  ) {
    const name = administered(document);
    const { revision } = await this.administration.save(name, body.document, from);
    const fault = toldIn(await this.administration.faultOf(name, body.document), language);
    return { revision, fault };
  }

  @Post('validate')
  @HttpCode(200)
  @documented({
    summary: '校验 whether a document might come into force',
    description: 'Nothing is kept. Of several faults the first is told, with the pointer to where it stands.',
    answer: valid,
    refuses: ['reference/invalid-document'],
  })
  async validate(@Param('document') document: string, @Body() body: DocumentBody) {
    const fault = await this.administration.faultOf(administered(document), body.document);
    if (fault !== undefined) throw invalidDocument(fault);
    return { valid: true as const };
  }

  @Post('preview')
  @HttpCode(200)
  @documented({
    summary: '预览 what publishing the draft would change of the deadlines that run',
    description:
      'A line of JSON each: the first hundred `{"line":"change", "appeal", "deadline", "kind", "was", "dueAt", "causes"}`, ' +
      'at the end `{"line":"done", "open", "appeals", "deadlines", "later", "sooner", "overdue"}`: open appeals, those that ' +
      'would change, their deadlines, and how many of these would be due later, sooner, and over at once. Changes nothing. Deadlines do not follow `scoring`.',
    answer: { mediaTypes: [LINES] },
    refuses: ['reference/no-draft', 'reference/invalid-document', 'job/busy'],
  })
  async preview(
    @Param('document') document: string,
    @Body() body: PreviewBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return sendLines(await this.administration.preview(ruleDocument(document), body), reply);
  }

  @Post('publish')
  @HttpCode(200)
  @documented({
    summary: '发布 the draft becomes the next version',
    description:
      'An event with its author, never edited. In force on every node within a second, or from `effectiveAt` on. What it ' +
      'changes of running deadlines is recorded on each appeal, with cause, old and new due time; what was used stays used.',
    command: 'aside',
    answer: versionView,
    refuses: [
      'reference/no-draft',
      'reference/draft-changed',
      'reference/invalid-document',
      'reference/effective-in-past',
      'reference/no-change',
    ],
  })
  async publish(
    @Param('document') document: string,
    @Sender() from: Envelope,
    @Body() { draft, apply, effectiveAt, reason }: PublishBody,
  ) {
    const name = administered(document);
    const published = await this.administration.publish(name, { draft, apply, effectiveAt, reason }, from);
    return { ...withCountyTime(lineOf(published)), document: published.document };
  }
}

/** @throws DomainError `request/no-route` */
function administered(name: string): AdministeredDocument {
  const found = administeredDocuments.find((each) => each === name);
  if (found === undefined) throw edgeError('request/no-route');
  return found;
}

/** What deadlines follow. @throws DomainError `request/no-route` */
function ruleDocument(name: string): RuleDocument {
  const found = ruleDocuments.find((each) => each === name);
  if (found === undefined) throw edgeError('request/no-route');
  return found;
}

const nameOf = ({ role, id }: Actor): string => (role === 'system' ? role : id);

const lineOf = ({ by, document: _, ...version }: VersionInForce): VersionLine => ({
  ...version,
  by: nameOf(by),
});

const toldIn = (fault: Fault | undefined, language: Language) =>
  fault && { pointer: fault.pointer, reason: fault.reason[language] };
