import type { AppealId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';

/** What an auditor may read of one appeal, and across the county. */
export const auditViews = ['state', 'diff', 'causes', 'accesses', 'as', 'originals'] as const;
export const auditRegisters = ['late', 'returns', 'accesses', 'changes'] as const;
export type AuditView = (typeof auditViews)[number];
export type AuditRegister = (typeof auditRegisters)[number];
/** `figures`: those of a past instant. `looking`: who looks unusually. `incident-originals`: what was hidden of an incident. */
export type ReadAcross = AuditRegister | 'figures' | 'looking' | 'incident-originals';

/** Who watches is watched: what an auditor read, and with which questions. Whoever asked stands in the metadata. */
export interface ReadAsAuditor {
  readonly verb: 'readAsAuditor';
  readonly data:
    | {
        readonly appeal: AppealId;
        readonly view: AuditView;
        readonly asked: Asked;
        /** Of what was hidden alone: a code of the list, and why, under the appeal's key: people write names into reasons. */
        readonly purpose?: string | undefined;
        readonly reason?: Sealed<string> | undefined;
      }
    | {
        readonly register: ReadAcross;
        readonly asked: Asked;
        /** Of what was hidden of an incident: the same, under the incident's key. */
        readonly purpose?: string | undefined;
        readonly reason?: Sealed<string> | undefined;
      };
}

/** The parameters as they were taken: ids, instants and choices, nothing that somebody wrote. */
export type Asked = Readonly<Record<string, string>>;

export interface AuditorRead {
  readonly type: 'AuditorRead';
  readonly data: {
    readonly appeal?: AppealId | undefined;
    readonly view?: AuditView | undefined;
    readonly register?: ReadAcross | undefined;
    readonly asked: Asked;
    readonly purpose?: string | undefined;
    readonly reason?: Sealed<string> | undefined;
  };
}
