import type { Timeline, TimelineLine } from '../../test/kit/api/types';

/** Everything the demo shows, one line at a time. */
export type Print = (line: string) => void;

const roles: Readonly<Record<TimelineLine['by']['role'], string>> = {
  citizen: '诉求人',
  'grid-worker': '网格员',
  officer: '经办员',
  dispatcher: '调度员',
  'follow-up': '回访专员',
  supervisor: '督办员',
  auditor: '审计员',
  admin: '管理员',
  client: '接入系统',
  system: '系统',
  anonymous: '匿名诉求人',
};

/** `07-01 09:12`, as the county's clocks show it. @param at RFC 3339 with the county's offset */
export const clockTime = (at: string): string => `${at.slice(5, 10)} ${at.slice(11, 16)}`;

/** Who did it: role, unit, person, as far as they are on duty. */
function who({ by }: TimelineLine, names: Timeline['names']): string {
  const unit = by.unit === undefined ? '' : (names[by.unit] ?? by.unit);
  const person = by.person === undefined ? '' : (names[by.person] ?? '');
  return [unit, roles[by.role], person].filter((part) => part !== '').join(' ');
}

/** One event: when, what, who; what was said stands below it. */
export function linesOf(entry: TimelineLine, names: Timeline['names'], style: Style): readonly string[] {
  const said = entry.text ? [`              ${style.dim(`「${entry.text}」`)}`] : [];
  return [`  ${clockTime(entry.at)} ${entry.sentence}  ${style.dim(`—— ${who(entry, names)}`)}`, ...said];
}

/** Colours for a terminal, nothing for a file. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
}

const painted = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;
const plain = (text: string) => text;

export const styleFor = (terminal: boolean): Style =>
  terminal
    ? { bold: painted(1), dim: painted(2), good: painted(32), bad: painted(31) }
    : { bold: plain, dim: plain, good: plain, bad: plain };
