import type { ServiceId } from '../../kernel/ids';
import type { Bilingual } from '../../kernel/language';
import type { Tier } from '../../kernel/tier';

export type { Bilingual } from '../../kernel/language';

export const channels = ['wechat', 'app', 'web', 'hotline', 'window', 'grid', 'kafka'] as const;
export type Channel = (typeof channels)[number];

export const origins = ['citizen', 'patrol', 'device', 'visit'] as const;
/** Only a citizen's appeal is rated. */
export type Origin = (typeof origins)[number];

export const urgencies = ['routine', 'urgent', 'critical'] as const;
export type Urgency = (typeof urgencies)[number];

/** 不予受理: why a service may be declined at intake, and what the notice tells the reporter. */
export interface DeclineGround {
  readonly id: string;
  readonly name: Bilingual;
  readonly basis: string;
  readonly properChannel: string;
  readonly remedy: string;
}

/** 诉求事项: one manifest of `deploy/services/`. */
export interface Service {
  readonly id: ServiceId;
  readonly name: Bilingual;
  readonly description: Bilingual;
  /** 热线 or 信访. */
  readonly regime: 'hotline' | 'petition';
  /** JSON Schema (2020-12) of what the form asks beyond the reporter's words. */
  readonly form: Readonly<Record<string, unknown>>;
  readonly channels: readonly Channel[];
  readonly origins: readonly Origin[];
  /** The tiers whose governance centres have the duty where the dispatch list names no unit; may be empty. */
  readonly tiers: readonly Tier[];
  readonly anonymous: boolean;
  /** 违法举报: hidden from whom it names and from the grid worker; its reporter is shown to no handler. */
  readonly violation: boolean;
  /** A hazard or violation goes on, ex officio, when its reporter withdraws. */
  readonly exOfficio: boolean;
  /** A consultation may be answered directly; a grid worker may settle small things on the spot. */
  readonly answerDirectly: boolean;
  /** Urgency at report, until a person raises it. */
  readonly urgency: Urgency;
  /** Name of the policy in `deploy/policies/`. */
  readonly policy: string;
  /** What resolving must show. */
  readonly evidence: { readonly photos: number };
  readonly declineGrounds: readonly DeclineGround[];
  /** Words of a report that suggest this service when the reporter chose none. */
  readonly keywords: readonly string[];
  /** Of a hundred reporters, how many are called back (回访); all when absent. */
  readonly followUpShare?: number | undefined;
}

export interface CatalogueDocument {
  readonly services: readonly Service[];
  /** Each as it was last offered: what was classified as one is finished as one. */
  readonly withdrawn?: readonly Service[] | undefined;
}

export interface Catalogue {
  readonly version: number;
  service(id: ServiceId): Service | undefined;
  /** Also one that is offered no more: open appeals are finished under it, and its name stays. */
  known(id: ServiceId): Service | undefined;
  all(): readonly Service[];
  /** Services whose keywords occur in the words, in the catalogue's order. */
  matching(words: string): readonly Service[];
}
