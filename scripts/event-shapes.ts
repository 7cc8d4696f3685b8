import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { accessSchemas } from '../src/access/domain/reveal';
import { jobSchemas } from '../src/appeals/bulk/job';
import { filterSchemas } from '../src/appeals/filters/filter';
import { monthSchemas } from '../src/appeals/months/month';
import { warningSchemas } from '../src/appeals/analysis/warning';
import { bulletinSchemas } from '../src/appeals/bulletins/bulletin';
import { rankingSchemas } from '../src/appeals/rankings/ranking';
import { pairSchemas } from '../src/appeals/duplicates/pair';
import { appealSchemas } from '../src/appeals/domain/schemas';
import { incidentSchemas } from '../src/incidents/domain/incident';
import { ballotSchemas } from '../src/appeals/surveys/ballot';
import { surveySchemas } from '../src/appeals/surveys/survey';
import { suggestionSchemas } from '../src/incidents/domain/turning-down';
import { signOutSchemas } from '../src/identity/domain/sign-out';
import { signalSchemas } from '../src/appeals/signals/decision';
import { watchSchemas } from '../src/appeals/looking/watching';
import { handoverSchemas } from '../src/rosters/handovers/handover';
import { rosterSchemas } from '../src/rosters/domain/roster';
import { headSchemas } from '../src/proof/domain/heads';
import { noticeSchemas } from '../src/appeals/notices/notice';
import { webhookSchemas } from '../src/webhooks/domain/webhook';
import { reads, type Shapes } from './shape-growth';

const ROOT = join(__dirname, '..');
export const FROZEN = join(ROOT, 'test/unit/appeals/event-shapes.json');
/** The same, for exports: whoever reads them years later need not ask what was stored. */
const EXPORTED = join(ROOT, 'src/proof/event-shapes.json');

/** What every event of an appeal may carry, written once. */
const EVERYWHERE = ['about?', 'clocks?'];

/** Unions of events whose data is stored, and the versions that today's build writes. */
const stored = [
  ['src/appeals/domain/events.ts', 'AppealEvent', appealSchemas.versions],
  ['src/appeals/bulk/job.ts', 'JobEvent', jobSchemas.versions],
  ['src/appeals/duplicates/pair.ts', 'PairEvent', pairSchemas.versions],
  ['src/appeals/months/month.ts', 'MonthEvent', monthSchemas.versions],
  ['src/appeals/analysis/warning.ts', 'WarningEvent', warningSchemas.versions],
  ['src/appeals/bulletins/bulletin.ts', 'BulletinEvent', bulletinSchemas.versions],
  ['src/appeals/rankings/ranking.ts', 'RankingEvent', rankingSchemas.versions],
  ['src/appeals/filters/filter.ts', 'FilterEvent', filterSchemas.versions],
  ['src/incidents/domain/incident.ts', 'IncidentEvent', incidentSchemas.versions],
  ['src/incidents/domain/turning-down.ts', 'SuggestionEvent', suggestionSchemas.versions],
  ['src/appeals/signals/decision.ts', 'SignalEvent', signalSchemas.versions],
  ['src/appeals/surveys/survey.ts', 'SurveyEvent', surveySchemas.versions],
  ['src/appeals/surveys/ballot.ts', 'BallotEvent', ballotSchemas.versions],
  ['src/appeals/looking/watching.ts', 'WatchEvent', watchSchemas.versions],
  ['src/rosters/domain/roster.ts', 'RosterEvent', rosterSchemas.versions],
  ['src/identity/domain/sign-out.ts', 'SignOutEvent', signOutSchemas.versions],
  ['src/rosters/handovers/handover.ts', 'HandoverEvent', handoverSchemas.versions],
  ['src/access/domain/reveal.ts', 'AccessEvent', accessSchemas.versions],
  ['src/proof/domain/heads.ts', 'HeadEvent', headSchemas.versions],
  ['src/appeals/notices/notice.ts', 'NoticeEvent', noticeSchemas.versions],
  ['src/webhooks/domain/webhook.ts', 'WebhookEvent', webhookSchemas.versions],
] as const;

/**
 * The shapes of all events as the compiler knows them: also of members that no test happens to write. Brands are left
 * out, since they are not stored; lists of choices are kept, since a choice that goes cannot be read again.
 */
export function shapesOfToday(): Shapes {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const program = ts.createProgram(
    stored.map(([file]) => join(ROOT, file)),
    { ...options, noEmit: true, incremental: false, composite: false },
  );
  const checker = program.getTypeChecker();
  const shapes: Record<string, unknown> = {};
  for (const [file, name, versions] of stored) {
    const source = program.getSourceFile(join(ROOT, file))!;
    const alias = source.statements.find(
      (node): node is ts.TypeAliasDeclaration => ts.isTypeAliasDeclaration(node) && node.name.text === name,
    )!;
    const union = checker.getTypeAtLocation(alias);
    for (const event of union.isUnion() ? union.types : [union]) {
      const memberOf = (member: string) =>
        checker.getTypeOfSymbolAtLocation(event.getProperty(member)!, alias);
      const type = (memberOf('type') as ts.StringLiteralType).value;
      const data = shapeOf(memberOf('data'), checker, alias, []) as Record<string, unknown>;
      for (const member of EVERYWHERE.filter((each) => each in data)) {
        shapes[`${member} of any`] = data[member];
        data[member] = 'as of any';
      }
      shapes[`${type}@${versions[type]}`] = data;
    }
  }
  return sorted(shapes);
}

function shapeOf(type: ts.Type, checker: ts.TypeChecker, at: ts.Node, above: readonly ts.Type[]): unknown {
  if (above.includes(type)) return 'as above';
  const inside = [...above, type];
  if (type.isUnion()) {
    const parts = type.types
      .filter(({ flags }) => !(flags & ts.TypeFlags.Undefined))
      .map((part) => shapeOf(part, checker, at, inside));
    const texts = [...new Set(parts.map((part) => JSON.stringify(part)))].sort();
    const kinds = texts.map((text) => JSON.parse(text) as unknown);
    return kinds.length === 1 ? kinds[0] : { oneOf: kinds };
  }
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
  if (type.flags & ts.TypeFlags.StringLike) return 'string';
  if (type.flags & ts.TypeFlags.NumberLike) return 'number';
  if (type.flags & ts.TypeFlags.Null) return null;
  if (type.isIntersection()) {
    // A brand is a primitive that no other is taken for.
    const primitive = type.types.find(
      ({ flags }) => flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike),
    );
    if (primitive) return shapeOf(primitive, checker, at, inside);
  }
  if (checker.isTupleType(type))
    return checker.getTypeArguments(type as ts.TypeReference).map((one) => shapeOf(one, checker, at, inside));
  if (checker.isArrayType(type))
    return { listOf: shapeOf(checker.getTypeArguments(type as ts.TypeReference)[0]!, checker, at, inside) };
  const byKey = checker.getIndexInfosOfType(type)[0];
  const members = checker.getPropertiesOfType(type).filter((member) => !member.name.startsWith('__'));
  if (byKey !== undefined && members.length === 0) return { byKey: shapeOf(byKey.type, checker, at, inside) };
  if (!(type.flags & ts.TypeFlags.Object) && !type.isIntersection()) return checker.typeToString(type);
  return sorted(
    Object.fromEntries(
      members.map((member) => {
        const isOptional = (member.flags & ts.SymbolFlags.Optional) !== 0;
        const told = shapeOf(checker.getTypeOfSymbolAtLocation(member, at), checker, at, inside);
        return [`${member.name}${isOptional ? '?' : ''}`, told];
      }),
    ),
  );
}

const sorted = (shapes: Shapes): Shapes =>
  Object.fromEntries(Object.entries(shapes).sort(([one], [other]) => (one < other ? -1 : 1)));

export const frozenShapes = (): Shapes =>
  existsSync(FROZEN) ? (JSON.parse(readFileSync(FROZEN, 'utf8')) as Shapes) : {};

/** Adds what is new, and what has only grown; never changes what else is frozen, since such events lie in logs. */
if (require.main === module) {
  const [frozen, today] = [frozenShapes(), shapesOfToday()];
  const broken = Object.keys(frozen).filter((name) => name in today && !reads(today[name], frozen[name]));
  if (broken.length > 0) {
    console.error(
      `${broken.join(', ')}: not every event that was stored so can be read as it is now; give its card an upcast, ` +
        'which makes it the next version',
    );
    process.exitCode = 1;
  } else {
    const text = `${JSON.stringify(sorted({ ...frozen, ...today }), undefined, 1)}\n`;
    for (const file of [FROZEN, EXPORTED]) writeFileSync(file, text);
  }
}
