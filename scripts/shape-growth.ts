/** By type and version, such as `AppealReported@2`: what its data may hold, member by member. */
export type Shapes = Readonly<Record<string, unknown>>;

type Members = Readonly<Record<string, unknown>>;

/** Whether whatever was stored in the one shape can be read as the other: it is equal, or has only grown. Pure. */
export function reads(today: unknown, stored: unknown): boolean {
  if (JSON.stringify(today) === JSON.stringify(stored)) return true;
  const [now, before] = [choicesOf(today), choicesOf(stored)];
  if (now.length > 1 || before.length > 1)
    return before.every((choice) => now.some((other) => reads(other, choice)));
  if (typeof stored === 'string' && today === 'string') return !KINDS.has(stored);
  if (!isMembers(today) || !isMembers(stored)) return false;
  const kept = Object.entries(stored).every(([name, shape]) => {
    const required = name.replace(/\?$/, '');
    if (name in today) return reads(today[name], shape);
    // What was always there may be left out from now on, and not the other way round.
    return name === required && `${name}?` in today && reads(today[`${name}?`], shape);
  });
  const isNew = (name: string) => !(name in stored) && !(name.replace(/\?$/, '') in stored);
  return kept && Object.keys(today).every((name) => !isNew(name) || name.endsWith('?'));
}

/** Names of kinds; any other text is a choice. */
const KINDS = new Set(['boolean', 'number', 'as above', 'as of any']);

const choicesOf = (shape: unknown): readonly unknown[] =>
  isMembers(shape) && Array.isArray(shape['oneOf']) ? (shape['oneOf'] as unknown[]) : [shape];

const isMembers = (shape: unknown): shape is Members =>
  typeof shape === 'object' && shape !== null && !Array.isArray(shape);
