import type { KeyId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';

/** A view as it leaves the service: each sealed value in clear, or null when its key has been destroyed. */
export type Opened<T> =
  T extends Sealed<infer Clear>
    ? Clear | null
    : T extends string | number | boolean | null | undefined
      ? T
      : T extends readonly (infer Item)[]
        ? readonly Opened<Item>[]
        : T extends object
          ? { readonly [K in keyof T]: Opened<T[K]> }
          : T;

/** Opens sealed values; `undefined` when the key is gone. The privacy feature's `Sealer` is one. */
export interface Opens {
  open<T>(value: Sealed<T>): Promise<T | undefined>;
}

export const isSealed = (
  value: object,
): value is { readonly key: KeyId; readonly box: string } & Sealed<unknown> => {
  const names = Object.keys(value);
  return names.length === 2 && 'key' in value && 'box' in value && typeof value.box === 'string';
};

/**
 * Opens whatever is sealed in a view, at any depth. Folds stay pure and keep what they may not read; the query
 * handler decides what the caller gets to see before it calls this, for everything that is left will be opened.
 */
export async function openAll<T>(view: T, sealer: Opens): Promise<Opened<T>> {
  return (await opened(view, sealer)) as Opened<T>;
}

async function opened(value: unknown, sealer: Opens): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Promise.all(value.map((item) => opened(item, sealer)));
  if (isSealed(value)) return (await sealer.open(value)) ?? null;
  const members = await Promise.all(
    Object.entries(value).map(async ([name, member]) => [name, await opened(member, sealer)] as const),
  );
  return Object.fromEntries(members);
}
