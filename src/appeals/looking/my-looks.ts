import { Inject, Injectable } from '@nestjs/common';
import { accessSchemas, hidesLookUp, personStream, visibleFilter, type AccessEvent } from '../../access';
import { withCountyTime } from '../../kernel/county-time';
import type { Recorded } from '../../kernel/event';
import { isCitizen } from '../../kernel/actor';
import type { AppealId, PersonId, UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { Sealed } from '../../kernel/sealed';
import type { Identity } from '../../identity';
import type { Instant } from '../../kernel/time';
import { calledPurpose } from '../../looking';
import { ReadSide } from '../../runtime/read-side';
import { readOn } from '../../runtime/read-on';
import { partiesIn } from '../application/correct';
import { AppealReader } from '../application/queries/appeal-reader';
import { Questions } from '../application/search/questions';
import { decodeCursor, encodeCursor, pageOf } from '../read-models/cursor';
import { liveRegisters } from '../registers/query';
import type { WithheldRow } from '../registers/rows';
import { namesIn } from '../views/names-in';
import type { OwnLookKind } from './kinds';
import { foundSince, looksAt, withheldFrom, type LookRow } from './looks';

/** Somebody looked at the caller's own identity. Who it was by name is for auditors. */
export interface OwnLook {
  readonly at: string;
  readonly kind: OwnLookKind;
  readonly role: string;
  readonly unit?: UnitId | undefined;
  readonly purpose: string;
  readonly purposeCalled: string;
  /** Absent of a look-up: that was for the number. */
  readonly appeal?: AppealId | undefined;
  readonly number?: string | undefined;
}
export interface OwnLooks {
  readonly items: readonly OwnLook[];
  readonly next?: string | undefined;
  readonly names: Readonly<Record<string, string>>;
}
export interface AskedLooks {
  readonly appeal?: AppealId | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface Look {
  readonly at: string;
  readonly key: string;
  readonly kind: OwnLook['kind'];
  readonly role: string;
  readonly person: string;
  readonly unit: string | null;
  readonly purpose: string;
  readonly row?: LookRow | undefined;
  /** Of a look-up: for which appeal. */
  readonly atHand?: Sealed<AppealId> | undefined;
}

const PAGE = 200;

/** 谁查过我: who looked at one's own identity, when, of which unit and for what. */
@Injectable()
export class MyLooks {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  /** @throws DomainError `request/cursor-invalid`, `read/not-fresh` */
  async of(caller: Identity, { appeal, cursor, limit }: AskedLooks, language: Language): Promise<OwnLooks> {
    const { permissions, directory, looking } = this.reader.ports.inForce();
    const visible = visibleFilter(caller.actor, permissions, directory);
    const source = await liveRegisters(this.readSide);
    const now = this.reader.ports.clock.now();
    const [at = '', key = ''] = cursor === undefined ? [] : decodeCursor(cursor, 2);
    const before = cursor === undefined ? undefined : { at, key };
    const reveals = await looksAt(source, visible, { appeal, before, limit: limit + 1 }, now);
    const lookUps = appeal === undefined ? await this.lookUps(caller, await foundSince(source, visible)) : [];
    const hidden = lookUps.length === 0 ? [] : await withheldFrom(source, visible, now);
    const told = hidden.length === 0 ? lookUps : await this.less(hidden, lookUps);
    const all = [...reveals.map(lookOf), ...told]
      .toSorted((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1))
      .filter((look) => before === undefined || keyOf(look) < keyOf(before));
    const page = pageOf(all.slice(0, limit + 1), limit, (look) => encodeCursor(look.at, look.key));
    const own = await Promise.all(
      page.items.map(async (look) => ((await this.wasTheirs(look, caller)) ? [look] : [])),
    );
    const items = own.flat().map((look): OwnLook => ({
      ...withCountyTime({
        ...{ at: look.at, kind: look.kind, role: look.role, purpose: look.purpose },
        unit: (look.unit ?? undefined) as UnitId | undefined,
        appeal: look.row?.appeal as AppealId | undefined,
        number: look.row?.number,
      }),
      purposeCalled: calledPurpose(look.purpose, looking)[language],
    }));
    const names = namesIn({ units: items.map(({ unit }) => unit) }, this.reader.names(), language);
    return { items, next: page.next, names };
  }

  /** By a number that the issuer vouches for alone: anybody may give somebody else's as theirs. */
  private async lookUps({ actor, phone }: Identity, since: Instant | undefined): Promise<readonly Look[]> {
    if (actor.number === undefined || phone === undefined || since === undefined) return [];
    const { after = since } = actor.number;
    const earliest = after > since ? after : since;
    const stream = personStream(this.questions.person('phone', phone));
    const found: Look[] = [];
    for (let from = 0; ; from += PAGE) {
      const page = await readOn<AccessEvent>(this.reader.ports.log, accessSchemas, stream, from, PAGE);
      for (const { event, id, metadata } of page) {
        const { actor: by, occurredAt } = metadata;
        if (event.type !== 'PersonLookedUp' || occurredAt < earliest) continue;
        const { purpose, appeal: atHand } = event.data;
        found.push({
          ...{ at: occurredAt, key: id, kind: 'look-up', role: by.role, person: by.id, purpose },
          ...{ unit: by.unit ?? null, atHand },
        });
      }
      if (page.length < PAGE) return found;
    }
  }

  /** Which appeal somebody looked for is opened only where something is withheld. */
  private async less(hidden: readonly WithheldRow[], lookUps: readonly Look[]): Promise<readonly Look[]> {
    const { sealer } = this.reader.ports;
    const told = await Promise.all(
      lookUps.map(async (look) => {
        const at = { ...look, forAppeal: look.atHand && (await sealer.open(look.atHand)) };
        const isHidden = hidden.some(({ person, unit, appeal }) =>
          hidesLookUp(
            {
              by: person as PersonId,
              unit: (unit ?? undefined) as UnitId | undefined,
              appeal: appeal as AppealId,
            },
            at,
          ),
        );
        return isHidden ? [] : [look];
      }),
    );
    return told.flat();
  }

  /** Whoever was put right since: what was shown before was of somebody else, or of nobody. */
  private async wasTheirs({ row }: Look, { actor }: Identity): Promise<boolean> {
    if (row === undefined || row.appeal === null) return true;
    const { story, appeal } = await this.reader.load(row.appeal as AppealId);
    const { now: parties } = partiesIn(story.filter((each: Recorded) => each.metadata.occurredAt <= row.at));
    const shown = (row.what ?? '').split(', ') as ('reporter' | 'proxy')[];
    return shown.some((party) => isCitizen(actor, parties[party]?.citizen, appeal.receivedAt));
  }
}

const keyOf = ({ at, key }: { readonly at: string; readonly key: string }): string => `${at}/${key}`;

const lookOf = (row: LookRow): Look => ({
  ...{ at: row.at, key: row.key, kind: 'reveal', role: row.role, person: row.person, unit: row.unit },
  purpose: row.purpose ?? '',
  row,
});
