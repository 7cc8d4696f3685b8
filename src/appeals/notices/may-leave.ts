import type { Appeal } from '../domain/appeal';

/**
 * Whether notices of it go out by channels besides the inbox, as public events do: never of a violation report, nor of what names
 * somebody. Whoever is named may be among those who read there, and the inbox asks at each reading who may see.
 */
export const mayLeave = ({ violation, accused, dismissed }: Appeal): boolean =>
  !violation && accused.length === 0 && dismissed.length === 0;

/** Whose data is restricted or erased is told nothing: nobody may process it to do so. */
export const marked = (
  citizen: string,
  { marks, reporter, proxy }: Pick<Appeal, 'marks' | 'reporter' | 'proxy'>,
): boolean =>
  (citizen === reporter && marks?.reporter !== undefined) ||
  (citizen === proxy && marks?.proxy !== undefined);
