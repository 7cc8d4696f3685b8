import type { Instances } from './instances';
import type { Row } from '../verify/log-file';

type Document = 'calendar' | 'policies';
export type Json = Record<string, unknown>;

/** What is in force, to be changed. */
export async function inForce({ client }: Instances, document: Document): Promise<Json> {
  const { api } = client.anonymous();
  if (document === 'calendar') {
    const { data } = await api.GET('/api/v1/calendar', {});
    return { ...data!.calendar };
  }
  const { data } = await api.GET('/api/v1/policies', {});
  return { policies: data!.policies };
}

/** As an administrator does it: draft, preview, publish. @returns what the preview counted, and the version */
export async function publishes(
  { client }: Instances,
  document: Document,
  content: Json,
  apply: 'new' | 'open',
): Promise<{ readonly preview: Json; readonly version: number }> {
  const admin = await client.as('admin', '');
  const params = { path: { document } };
  const body = { document: content as Record<string, never> };
  const saved = await admin.api.POST('/api/v1/reference/{document}/draft', { params, body });
  const draft = saved.data!.revision;
  const previewed = await admin.api.POST('/api/v1/reference/{document}/preview', {
    ...{ params, body: { apply }, parseAs: 'text' },
  });
  const preview = JSON.parse(String(previewed.data).trim().split('\n').at(-1)!) as Json;
  const { data, error } = await admin.api.POST('/api/v1/reference/{document}/publish', {
    params,
    body: { draft, apply, reason: '公布' },
  });
  if (data === undefined) throw new Error(`not published: ${JSON.stringify(error)}`);
  return { preview, version: data.version };
}

interface Changed {
  readonly stream: string;
  readonly deadline: string;
  readonly was: string;
  readonly dueAt: string;
  readonly calendar: string;
  readonly policy: string;
}

export const changesIn = (rows: readonly Row[]): readonly Changed[] =>
  rows
    .filter(({ type }) => type === 'DeadlineChanged')
    .map(({ stream, data }) => ({ ...(JSON.parse(data) as Changed), stream }));

/** Deadlines that one version changed more than once. */
export function changedTwice(changes: readonly Changed[]): number {
  const keys = changes.map(
    ({ stream, deadline, calendar, policy }) => `${stream} ${deadline} ${calendar} ${policy}`,
  );
  return keys.length - new Set(keys).size;
}
