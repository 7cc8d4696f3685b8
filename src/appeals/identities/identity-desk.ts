import { Inject, Injectable } from '@nestjs/common';
import {
  accessSchemas,
  Identities,
  identityError,
  personStream,
  RETENTION_DAYS,
  revealError,
  type AccessEvent,
  type Asking,
  type IdentityGround,
  type IdentityParty,
} from '../../access';
import type { Envelope } from '../../kernel/envelope';
import type { Recorded } from '../../kernel/event';
import type { AppealId, KeyId, RegionCode, StreamName } from '../../kernel/ids';
import type { Contact } from '../../kernel/party';
import { readOn } from '../../runtime/read-on';
import { dayOf } from '../../sla';
import { partiesIn } from '../application/correct';
import { mayDo } from '../application/facts';
import { AppealReader } from '../application/queries/appeal-reader';
import { Questions } from '../application/search/questions';
import type { AppealEvent } from '../domain/events';
import { HeldAppeals, type Held } from './held';
import { letErase } from './let-erase';
import { erasableOf } from './to-erase';

export type IdentityAct = 'restrictIdentity' | 'liftRestriction' | 'eraseIdentity';

export interface IdentityAsked {
  readonly appeal: AppealId;
  readonly party: IdentityParty;
  /** Not who stands there now, but the first, second, … that a reveal shows under `before`. */
  readonly before?: number | undefined;
  readonly ground: IdentityGround;
  readonly reason: string;
  readonly askedBy?: Asking | undefined;
  readonly from: Envelope;
}

/** What was decided, and how much it is about; that it is carried out shows on each appeal. */
export interface IdentityDecided {
  readonly act: IdentityAct;
  readonly appeals: number;
  readonly keys: number;
  readonly attachments: number;
}

/** What somebody asks for; the others come of themselves, or by order. */
const askingGrounds: ReadonlySet<IdentityGround> = new Set(['citizen-asked', 'consent-withdrawn']);
const COUNTY_DIGITS = 6;
const PAGE = 200;

/** 限制处理, 解除限制, 清除: of whoever stands behind an appeal, in all their appeals at once. */
@Injectable()
export class IdentityDesk {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(HeldAppeals) private readonly held: HeldAppeals,
    @Inject(Identities) private readonly identities: Identities,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(RETENTION_DAYS) private readonly retentionDays: number,
  ) {}

  /** @throws DomainError `appeal/not-found`, `access/forbidden`, `identity/*`, `reveal/nobody` */
  async decide(
    act: IdentityAct,
    { appeal, party, before, ground, reason, askedBy, from }: IdentityAsked,
  ): Promise<IdentityDecided> {
    const { ports } = this.reader;
    const read = await this.reader.load(appeal);
    mayDo(from.actor, act, read.appeal, ports.inForce());
    refuseButOfCounty(from.actor.region);
    const stood = partiesIn(read.story);
    const citizen = (before === undefined ? stood.now : stood.before[before - 1])?.[party]?.citizen;
    if (citizen === undefined) throw revealError('reveal/nobody');
    const held = await this.held.of(citizen);
    if (askingGrounds.has(ground) && askedBy !== 'guardian' && (await this.isChild(citizen, held)))
      throw identityError('identity/guardian-asks');
    const appeals = held.map(({ appeal: id, parties }) => ({ appeal: id, parties }));
    const decided = { citizen, ground, reason, appeals, askedBy, from };
    const told = { act, appeals: appeals.length };
    switch (act) {
      case 'restrictIdentity':
        await this.identities.restrict(decided);
        return { ...told, keys: 0, attachments: 0 };
      case 'liftRestriction':
        await this.identities.lift(decided);
        return { ...told, keys: 0, attachments: 0 };
      case 'eraseIdentity': {
        if (await this.identities.isErased(citizen)) throw identityError('identity/erased');
        letErase(
          held.map((each) => each.read.appeal),
          { now: ports.clock.now(), retentionDays: this.retentionDays },
        );
        const whole = await Promise.all(
          held.map(async (each) => ({ ...each, events: await this.eventsOf(each.appeal) })),
        );
        const { keys, attachments } = erasableOf(citizen, whole);
        const all = [...new Set([...keys, ...(await this.purposesAbout(held, citizen))])];
        await this.identities.erase(decided, { keys: all, attachments });
        return { ...told, keys: all.length, attachments: attachments.length };
      }
    }
  }

  /** Whose matter one of them was, and too young still to ask for anything. */
  private async isChild(citizen: string, held: readonly Held[]): Promise<boolean> {
    const { sealer, clock } = this.reader.ports;
    for (const { event } of held.flatMap(({ read }) => read.story)) {
      if (event.type !== 'AppealReported' || event.data.child === undefined) continue;
      if (event.data.reporter?.citizen !== citizen) continue;
      const from = await sealer.open(event.data.child.speaksFrom);
      if (from !== undefined && from > dayOf(clock.now())) return true;
    }
    return false;
  }

  private async eventsOf(appeal: AppealId): Promise<readonly Recorded<AppealEvent>[]> {
    const events: Recorded<AppealEvent>[] = [];
    for (;;) {
      const page = await this.reader.events(appeal, events.length, PAGE);
      events.push(...page);
      if (page.length < PAGE) return events;
    }
  }

  /** Who looked them up by a number gave a reason, and people write names into reasons. */
  private async purposesAbout(held: readonly Held[], citizen: string): Promise<readonly KeyId[]> {
    const { sealer, log } = this.reader.ports;
    const streams = new Set<StreamName>();
    for (const { read } of held) {
      const { now, before } = partiesIn(read.story);
      for (const parties of [now, ...before])
        for (const party of [parties.reporter, parties.proxy])
          if (party?.citizen === citizen)
            for (const stream of this.streamsOf(await sealer.open(party.contact))) streams.add(stream);
    }
    const keys: KeyId[] = [];
    for (const stream of streams)
      for (let from = 0; ; from += PAGE) {
        const page = await readOn<AccessEvent>(log, accessSchemas, stream, from, PAGE);
        for (const { event } of page) if (event.type === 'PersonLookedUp') keys.push(event.data.reason.key);
        if (page.length < PAGE) break;
      }
    return keys;
  }

  private streamsOf({ phone, idNumber }: Partial<Contact> = {}): readonly StreamName[] {
    return [
      ...(phone === undefined ? [] : [personStream(this.questions.person('phone', phone))]),
      ...(idNumber === undefined ? [] : [personStream(this.questions.person('id-number', idNumber))]),
    ];
  }
}

/** Appeals of one person lie in several towns: who sees one of them alone cannot answer for all. */
function refuseButOfCounty(region: RegionCode | undefined): void {
  if (region?.length !== COUNTY_DIGITS) throw identityError('identity/county-only');
}
