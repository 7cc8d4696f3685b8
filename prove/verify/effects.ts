import type { Row } from './log-file';

/** What moves an appeal on while nobody holds it; the last one says whose turn it is. */
const TURNS = new Set([
  'AppealReported',
  'AppealClassified',
  'AppealReopened',
  'AppealQueued',
  'AppealRouted',
  'AppealEscalated',
  'AppealAnsweredDirectly',
  'ReturnGranted',
  'AppealRecalled',
  'AppealClosed',
]);

/** Appeals of a known service that no rule has routed yet, and that wait for nobody else. */
export function unrouted(rows: Iterable<Row>): readonly string[] {
  const last = new Map<string, string>();
  for (const { stream, type } of rows) if (TURNS.has(type)) last.set(stream, type);
  return [...last]
    .filter(([, type]) => type === 'AppealClassified' || type === 'AppealReopened')
    .map(([stream]) => stream);
}

/** Events by a saga of the same type and cause on the same appeal: the same command, sent and taken twice. */
export function effectsDoubled(rows: Iterable<Row>): readonly string[] {
  const seen = new Set<string>();
  const doubled: string[] = [];
  for (const { stream, type, metadata } of rows) {
    const { actor, causationId } = JSON.parse(metadata) as {
      readonly actor: { readonly id: string };
      readonly causationId?: string;
    };
    if (!actor.id.startsWith('saga:')) continue;
    const effect = `${stream} ${type} by ${actor.id} of ${causationId}`;
    if (seen.has(effect)) doubled.push(effect);
    seen.add(effect);
  }
  return doubled;
}
