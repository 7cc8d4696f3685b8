import type { report } from '../domain/report/report';
import type { StepCard } from '../domain/verbs';
import { appealErrors } from '../messages/errors';

type Card = StepCard | typeof report;
type Known = keyof typeof appealErrors;

const problemOf = (code: string) =>
  Object.hasOwn(appealErrors, code) ? appealErrors[code as Known] : undefined;
const isAboutWho = (code: string): boolean => problemOf(code)?.status === 403;
const listed = (values: readonly string[]): string => values.map((value) => `\`${value}\``).join(', ');

/** Whom the rule lets, besides their role: what its refusals say to everybody else. */
export const whoBy = ({ refuses }: Card): readonly string[] =>
  refuses.filter(isAboutWho).map((code) => {
    const { title, detail } = problemOf(code) ?? appealErrors['appeal/not-involved'];
    // A sentence with blanks speaks of one caller.
    return detail.en.includes('{') ? `${title.en}: \`${code}\`.` : detail.en;
  });

/** In which statuses it is met, and what else refuses it. All from the card, so that it is as true as the rule's types. */
export function conditionsOf({ begins, meets, refuses }: Card): string {
  const others = refuses.filter((code) => !isAboutWho(code));
  return [
    ...(begins ? [] : [`**When.** ${whenBy(meets)}`]),
    ...(others.length === 0
      ? []
      : [`**Refuses.** ${others.map((code) => `\`${code}\` ${problemOf(code)?.title.en}`).join('; ')}.`]),
  ].join('\n\n');
}

function whenBy(meets: Card['meets']): string {
  const all = Object.entries(meets);
  const always = all.filter(([, met]) => met === 'ok').map(([status]) => status);
  const sometimes = all.filter(([, met]) => typeof met === 'object').map(([status]) => status);
  if (always.length === all.length) return 'Whatever its status.';
  const inSomeCases = sometimes.length === 0 ? '' : `in some cases ${listed(sometimes)}`;
  return `The appeal is ${[listed(always), inSomeCases].filter(Boolean).join('; ')}.`;
}
