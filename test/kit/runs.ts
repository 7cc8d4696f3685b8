/**
 * How many random histories a specification lives through: few in every run, since each draws others, and as many
 * times more as are asked for: `RUNS=20 npx jest test/unit/appeals/invariants`.
 */
export const runs = (few: number): number => few * Number(process.env['RUNS'] ?? 1);
