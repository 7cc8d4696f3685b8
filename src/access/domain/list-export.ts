import type { Sealed } from '../../kernel/sealed';

/** Who takes away a list as a file. */
export interface ExportList {
  readonly verb: 'exportList';
  readonly data: {
    readonly list: string;
    readonly format: string;
    /** Sealed under a key of its own: people look for names. */
    readonly asked: Sealed<Readonly<Record<string, unknown>>>;
    /** A code of the list, where whoever took it gave one. */
    readonly purpose?: string | undefined;
    /** Under the same key as what was asked. */
    readonly reason?: Sealed<string> | undefined;
  };
}

/** Whoever took it stands in the metadata. */
export interface ListExported {
  readonly type: 'ListExported';
  readonly data: ExportList['data'];
}
