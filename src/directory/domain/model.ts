import type { Channel, Origin } from '../../catalogue';
import type { Role } from '../../kernel/actor';
import type { BodyId, PersonId, RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import type { Tier } from '../../kernel/tier';
import type { Day } from '../../kernel/time';

export interface Region {
  readonly code: RegionCode;
  readonly name: string;
  readonly tier: Tier;
  /** 撤并: whose area it took over. */
  readonly succeeds?: readonly RegionCode[] | undefined;
}

export const unitKinds = ['centre', 'department', 'enterprise', 'congress'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** What a county unit does for all appeals: 纪检监察, 回访, 督查. */
export const desks = ['discipline', 'follow-up', 'supervision'] as const;
export type Desk = (typeof desks)[number];

/** 单位: who can hold an appeal. */
export interface Unit {
  readonly id: UnitId;
  readonly name: { readonly zh: string; readonly en: string };
  readonly kind: UnitKind;
  readonly tier: Tier;
  /** Where its duty ends. A centre's region is the one it governs. */
  readonly region: RegionCode;
  readonly desk?: Desk | undefined;
  /** 条线: the unit that it belongs to, such as a town's police station to the county's police. */
  readonly under?: UnitId | undefined;
  /** Whose work it took over. A centre also succeeds those of the regions that its own succeeds. */
  readonly succeeds?: readonly UnitId[] | undefined;
}

/** Under what another system hands in what was reported to it; it says none of that itself. */
export interface IntakeAccount {
  /** Where its messages come by, when not by the one that all share. */
  readonly topic?: string | undefined;
  /** The key of its messages. */
  readonly key: string;
  readonly channel: Channel;
  readonly origin: Origin;
}

/** Somebody on duty, or another system. A grid worker's region is the grid or village they walk. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly role: Exclude<Role, 'citizen'>;
  readonly unit: UnitId;
  readonly region: RegionCode;
  /** First and last day on duty; open where absent. */
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
  /** Of another system. */
  readonly intake?: IntakeAccount | undefined;
}

/** A body outside the county's units that appeals are referred to: 110, a court, another county's hotline. */
export interface Body {
  readonly id: BodyId;
  readonly name: { readonly zh: string; readonly en: string };
}

/** 派单目录: in this area, this unit has the duty for this service. The smallest area wins. */
export interface DispatchEntry {
  readonly service: ServiceId;
  readonly area: RegionCode;
  readonly unit: UnitId;
}

/** Between which degrees a county lies, WGS 84. */
export interface Extent {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** Listed in an earlier version and no more, each as it was last. */
export interface Former {
  readonly regions: readonly Region[];
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly bodies: readonly Body[];
}

/** What one version of the `directory-<county>` stream says, whole. */
export interface DirectoryDocument {
  readonly county: RegionCode;
  readonly regions: readonly Region[];
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly dispatchList: readonly DispatchEntry[];
  /** Absent in a directory of before there was a list. */
  readonly bodies?: readonly Body[] | undefined;
  /** Absent where nobody wrote down how far the county reaches: then no point is too far. */
  readonly extent?: Extent | undefined;
  /** Never written by hand: an import knows what went before. */
  readonly former?: Former | undefined;
}

/** What is listed, and what was. */
export interface Ever {
  region(code: RegionCode): Region | undefined;
  unit(id: UnitId): Unit | undefined;
  person(id: PersonId): Person | undefined;
  body(id: BodyId): Body | undefined;
}

/** A document indexed for questions. */
export interface Directory {
  readonly version: number;
  readonly county: RegionCode;
  readonly extent?: Extent | undefined;
  region(code: RegionCode): Region | undefined;
  unit(id: UnitId): Unit | undefined;
  person(id: PersonId): Person | undefined;
  body(id: BodyId): Body | undefined;
  /** Also what is listed no more: its name stays, and it is still who it was to whoever accuses it. */
  readonly ever: Ever;
  /** Where a place lies today: where its region is gone, in the successor, else in the tier above. */
  placeNow(place: RegionCode): RegionCode;
  /** Who took over from a unit that is listed no more; none where nobody is named. */
  successorOf(id: UnitId): Unit | undefined;
  /** Who answers for what such a unit had: its successor, else the centre over its place. None for one never listed. */
  heirOf(id: UnitId): Unit | undefined;
  /** The governance centre of exactly this region; a grid's is its village's. */
  centreOf(region: RegionCode): Unit | undefined;
  /** The centre one tier above the unit: it decides on what the unit asks. The county centre for county units. */
  centreAbove(unit: UnitId): Unit;
  countyCentre(): Unit;
  /** The unit that is this desk; none in a directory that names none. */
  deskOf(desk: Desk): Unit | undefined;
  /** The dispatch list's entry for a service at a place, smallest area first. */
  dutyOf(service: ServiceId, place: RegionCode): DispatchEntry | undefined;
  /** All the list's entries for a service, wherever they lie. */
  entriesOf(service: ServiceId): readonly DispatchEntry[];
  /** The whole dispatch list. */
  allEntries(): readonly DispatchEntry[];
  /** Those who walk the grid; for a village, or a grid that nobody walks, those of its village; none above. */
  gridWorkersOf(place: RegionCode): readonly Person[];
  /** Units that are listed no more. */
  formerUnits(): readonly Unit[];
  formerPeople(): readonly Person[];
  allRegions(): readonly Region[];
  allUnits(): readonly Unit[];
  allPeople(): readonly Person[];
  allBodies(): readonly Body[];
}
