import type { WrappedKeyPlace } from '../../../src/kernel/ports/master-key';

/** One that forgets all when the test ends. */
export function placeInMemory(): WrappedKeyPlace & { readonly now: () => string | undefined } {
  let there: string | undefined;
  return {
    now: () => there,
    kept: async () => there,
    keep: async (wrapped) => (there ??= wrapped),
    replace: async (was, now) => {
      if (there === was) there = now;
    },
  };
}
