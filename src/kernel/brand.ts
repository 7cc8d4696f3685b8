declare const brand: unique symbol;

/** A primitive that names what it is, so that a unit id is never passed for a region code. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
