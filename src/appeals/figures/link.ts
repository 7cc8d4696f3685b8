import { definitionOf, type FigureCode } from './definitions';
import type { Period } from './period';
import type { Asked } from './seen';

const base = ({ kind, id }: Asked['scope']): string => `/api/v1/dashboards/${kind}/${encodeURIComponent(id)}`;

interface Only {
  readonly excluded?: boolean | undefined;
  readonly timed?: true | undefined;
}
type Link = (figure: FigureCode, period: Period, only?: Only) => string;

/**
 * Where the list of each figure is, with everything that the dashboard was asked by. A dashboard has 150 of them: what
 * they share is put together once, and figures and days need no escape.
 */
export function linksOf({ scope, narrowed }: Pick<Asked, 'scope' | 'narrowed'>): Link {
  const start = `${base(scope)}/appeals?figure=`;
  const shared = new URLSearchParams();
  for (const [name, values] of Object.entries(
    narrowed as Readonly<Record<string, readonly string[] | undefined>>,
  ))
    if (values !== undefined) shared.set(name, values.join(','));
  const end = shared.size === 0 ? '' : `&${shared.toString()}`;
  return (figure, { from, to }, { excluded, timed } = {}) => {
    const days = definitionOf(figure).counting === 'aged' ? '' : `&from=${from}&to=${to}`;
    const only = excluded === undefined ? '' : `&excluded=${excluded}`;
    return `${start}${figure}${days}${only}${timed ? '&timed=true' : ''}${end}`;
  };
}

/** Where the list of one figure is. */
export const linkOf = (
  query: Pick<Asked, 'scope' | 'narrowed'>,
  figure: FigureCode,
  period: Period,
  only: Only = {},
): string => linksOf(query)(figure, period, only);
