import type { Sealed } from '../../kernel/sealed';
import type { ReferenceName } from '../../reference';
import type { DeadlineKind } from '../../sla';
import type { AccessKind } from '../audit/answers';
import type { RegisterLine } from './query';
import type { Decision } from './rows';

interface OfAppeal {
  readonly appeal: string;
  readonly number: string;
  readonly region: string;
  readonly service?: string | undefined;
}

export interface LateItem extends OfAppeal {
  /** The due time that passed. */
  readonly at: string;
  readonly recordedAt: string;
  readonly event: string;
  readonly deadline: string;
  readonly kind: DeadlineKind;
  readonly round: number;
  readonly owner: string;
  /** Who answers for it: the owner, or who left them too little time. */
  readonly unit: string;
}

export interface ReturnItem extends OfAppeal {
  readonly at: string;
  readonly event: string;
  readonly unit: string;
  readonly ordinal: number;
  readonly ground: string | null;
  readonly basis: string | null;
  readonly proposedUnit?: string | undefined;
  readonly decides: string;
  readonly decision: Decision;
  readonly decidedAt?: string | undefined;
  readonly decidedBy?: string | undefined;
  readonly reason?: string | null | undefined;
}

export interface AccessItem {
  readonly at: string;
  readonly event: string;
  readonly kind: AccessKind;
  readonly by: { readonly role: string; readonly id: string; readonly unit?: string | undefined };
  readonly purpose?: string | undefined;
  readonly purposeCalled?: string | undefined;
  readonly reason?: string | null | undefined;
  readonly what?: string | undefined;
  readonly asked?: Readonly<Record<string, string>> | undefined;
  readonly appeal?: string | undefined;
  readonly number?: string | undefined;
}

export interface ChangeItem {
  readonly document: ReferenceName;
  readonly version: number;
  readonly at: string;
  readonly effectiveAt: string;
  readonly by: { readonly role: string; readonly id: string };
  readonly reach?: string | undefined;
  readonly reason?: string | undefined;
  readonly contentHash: string;
  /** How many appeals it moved, of those that the caller may see. */
  readonly moved: number;
}

export interface MoveItem extends OfAppeal {
  readonly at: string;
  readonly event: string;
  /** Absent where it was inherited whole. */
  readonly deadline?: string | undefined;
  readonly was?: string | undefined;
  readonly dueAt?: string | undefined;
}

export interface RegisterPage<Item> {
  readonly items: readonly Item[];
  readonly next?: string | undefined;
  readonly names: Readonly<Record<string, string>>;
}

/** What of a line is still sealed. */
export type Opens = <Clear>(text: string | null) => Promise<Clear | null | undefined>;

export const openerOf =
  (sealer: { open<T>(value: Sealed<T>): Promise<T | undefined> }): Opens =>
  async <Clear>(text: string | null) => {
    if (text === null) return undefined;
    const said = JSON.parse(text) as Sealed<Clear> | Clear;
    const isSealed = typeof said === 'object' && said !== null && 'box' in said;
    return isSealed ? ((await sealer.open(said)) ?? null) : said;
  };

type Line = Pick<RegisterLine<'register_late'>, 'appeal' | 'number' | 'region' | 'service'>;
const ofAppeal = ({ appeal, number, region, service }: Line): OfAppeal => ({
  ...{ appeal, number: number ?? '', region: region ?? '' },
  ...(service === null ? {} : { service }),
});

/** Of a row that has it. */
const given = <Name extends string, Value>(name: Name, value: Value | null | undefined) =>
  (value === null || value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: Value };

export const lateItem = (line: RegisterLine<'register_late'>): LateItem => ({
  ...ofAppeal(line),
  ...{ at: line.at, recordedAt: line.recorded_at, event: line.event, deadline: line.deadline },
  ...{ kind: line.kind as DeadlineKind, round: line.round, owner: line.owner, unit: line.unit },
});

export async function returnItem(line: RegisterLine<'register_returns'>, open: Opens): Promise<ReturnItem> {
  const reason = await open<string>(line.reason);
  return {
    ...ofAppeal(line),
    ...{ at: line.at, event: line.event, unit: line.unit, ordinal: line.ordinal },
    ground: (await open<string>(line.ground)) ?? null,
    basis: (await open<string>(line.basis)) ?? null,
    ...given('proposedUnit', line.proposed),
    ...{ decides: line.decides, decision: line.decision },
    ...given('decidedAt', line.decided_at),
    ...given('decidedBy', line.decided_by),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** @param called what a purpose is called */
export async function accessItem(
  line: RegisterLine<'register_accesses'>,
  open: Opens,
  called: (purpose: string) => string,
): Promise<AccessItem> {
  const reason = await open<string>(line.reason);
  return {
    ...{ at: line.at, event: line.event, kind: line.kind as AccessKind },
    by: { role: line.role, id: line.person, ...given('unit', line.unit) },
    ...(line.purpose === null ? {} : { purpose: line.purpose, purposeCalled: called(line.purpose) }),
    ...(reason === undefined ? {} : { reason }),
    ...given('what', line.what),
    ...given('asked', line.asked === null ? null : (JSON.parse(line.asked) as Record<string, string>)),
    ...given('appeal', line.appeal),
    ...given('number', line.number),
  };
}

export const moveItem = (line: RegisterLine<'register_moves'>): MoveItem => ({
  ...ofAppeal(line),
  ...{ at: line.at, event: line.event },
  ...given('deadline', line.deadline),
  ...given('was', line.was),
  ...given('dueAt', line.due_at),
});
