import { InvalidRequest, judge, type Ruled } from '../../edge';

/** A list's parameters inside another body, by the rules of its own route. @throws InvalidRequest with the place of each fault */
export function judged<Body extends object>(
  body: Ruled<Body>,
  query: Readonly<Record<string, unknown>>,
): Body {
  const verdict = judge(body, query);
  if (verdict.faults.length > 0)
    throw new InvalidRequest(
      verdict.faults.map((fault) => ({ ...fault, pointer: `/query${fault.pointer}` })),
      verdict.more,
    );
  return verdict.body;
}
