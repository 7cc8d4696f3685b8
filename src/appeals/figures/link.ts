import { definitionOf, type FigureCode } from './definitions';
import type { Period } from './period';
import type { Asked } from './seen';

const base = ({ kind, id }: Asked['scope']): string => `/api/v1/dashboards/${kind}/${encodeURIComponent(id)}`;

/** Where the list of this figure is, with everything that the dashboard was asked by. */
export function linkOf(
  { scope, narrowed }: Pick<Asked, 'scope' | 'narrowed'>,
  figure: FigureCode,
  { from, to }: Period,
  { excluded, timed }: { readonly excluded?: boolean | undefined; readonly timed?: true | undefined } = {},
): string {
  const { counting } = definitionOf(figure);
  const query = new URLSearchParams({ figure, ...(counting === 'aged' ? {} : { from, to }) });
  if (excluded !== undefined) query.set('excluded', String(excluded));
  if (timed) query.set('timed', 'true');
  for (const [name, values] of Object.entries(
    narrowed as Readonly<Record<string, readonly string[] | undefined>>,
  ))
    if (values !== undefined) query.set(name, values.join(','));
  return `${base(scope)}/appeals?${query.toString()}`;
}
