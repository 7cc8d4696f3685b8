import type { Sealed } from './sealed';

declare const types: unique symbol;

/**
 * One field of a command or an event: `Value` is what is held, `Clear` what a body says; `never` where no body has it.
 * From such descriptions come a command's type, its body's type and the sealing between the two.
 */
export type Field<Value, Clear> = (
  | { readonly way: 'plain' | 'sealed' | 'attachments' | 'ours' }
  | { readonly way: 'part'; readonly fields: Fields }
  | { readonly way: 'list'; readonly of: Field<unknown, unknown> }
) & {
  /** What a body that leaves it out means. */
  readonly fallback?: unknown;
  /** Never present: for the compiler alone. */
  readonly [types]?: { readonly value: Value; readonly clear: Clear };
};
export interface Fields {
  readonly [name: string]: Field<unknown, unknown>;
}

/** As it came: ids, choices, numbers. No place for what a person writes. */
export const plain = <Value>(): Field<Value, Value> => ({ way: 'plain' });
/** Sealed whole, whatever it is. */
export const sealedOf = <Value>(): Field<Sealed<Value>, Value> => ({ way: 'sealed' });
export const freeText = sealedOf<string>();
/** A person writes it, so it is sealed; what a rule or a saga gives in its place is plain. */
export const freeTextOr = <Plain extends string>(): Field<Sealed<string> | Plain, string> => ({
  way: 'sealed',
});
/** Uploaded before; a body names each by its reference. */
export const attached = <Ref, Input>(): Field<readonly Ref[], readonly Input[]> => ({ way: 'attachments' });
/** The service's own to say: no body has it. */
export const ours = <Value>(): Field<Value, never> => ({ way: 'ours' });
/** A body says it; what is held of it, its verb's own handler makes. */
export const made = <Value, Clear>(): Field<Value, Clear> => ({ way: 'ours' });
export const part = <F extends Fields>(fields: F): Field<DataOf<F>, BodyOf<F>> => ({ way: 'part', fields });
export const listOf = <Value, Clear>(of: Field<Value, Clear>): Field<readonly Value[], readonly Clear[]> => ({
  way: 'list',
  of,
});

export const optional = <Value, Clear>(
  field: Field<Value, Clear>,
): Field<Value | undefined, [Clear] extends [never] ? never : Clear | undefined> => field as never;
/** A body may leave it out, and then means this. */
export const orElse = <Value, Clear>(
  field: Field<Value, Clear>,
  fallback: Value,
): Field<Value, Clear | undefined> => ({ ...field, fallback });

type Typed<F, Of extends 'value' | 'clear'> = F extends { readonly [types]?: infer Types }
  ? NonNullable<Types>[Of & keyof NonNullable<Types>]
  : never;
type MayLack<T> = { readonly [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];
/** What may be undefined may be left out. */
type Lenient<T> = Omit<T, MayLack<T>> & Partial<Pick<T, MayLack<T>>> extends infer L
  ? { readonly [K in keyof L]: L[K] }
  : never;

/** What a command or an event with these fields holds. */
export type DataOf<F extends Fields> = Lenient<{ readonly [K in keyof F]: Typed<F[K], 'value'> }>;
/** The same in clear, as a caller sends it. */
export type BodyOf<F extends Fields> = Lenient<{
  readonly [K in keyof F as [Typed<F[K], 'clear'>] extends [never] ? never : K]: Typed<F[K], 'clear'>;
}>;

/** What seals: free text under its key, uploads by their references. */
export interface Seals {
  value<T>(value: T): Promise<Sealed<T>>;
  attachments(inputs: readonly unknown[]): Promise<readonly unknown[]>;
}

/**
 * From a body to what the domain decides on. Only what is described is copied: a stray member of a body reaches no
 * command, hence no event. Free text is sealed here; nothing behind it holds it in clear.
 */
export async function sealFields<F extends Fields>(
  fields: F,
  body: BodyOf<F>,
  seals: Seals,
): Promise<Pick<DataOf<F>, keyof DataOf<F> & keyof BodyOf<F>>> {
  const sent = body as Readonly<Record<string, unknown>>;
  const data: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = await sealed(field, sent[name], seals);
    if (value !== undefined) data[name] = value;
  }
  return data as DataOf<F>;
}

function sealed(field: Field<unknown, unknown>, clear: unknown, seals: Seals): unknown {
  if (clear === undefined) return field.fallback;
  switch (field.way) {
    case 'plain':
      return clear;
    case 'sealed':
      return seals.value(clear);
    case 'attachments':
      return seals.attachments(clear as readonly unknown[]);
    case 'part':
      return sealFields(field.fields, clear as BodyOf<Fields>, seals);
    case 'list':
      return Promise.all((clear as readonly unknown[]).map((item) => sealed(field.of, item, seals)));
    case 'ours':
      return undefined;
  }
}

/** Whether a body with these fields may bring uploads. */
export const bringsAttachments = (fields: Fields): boolean =>
  Object.values(fields).some(({ way }) => way === 'attachments');
