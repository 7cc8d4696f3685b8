import { getMetadataStorage } from 'class-validator/cjs/metadata/MetadataStorage';
import { below } from '../../kernel/invalid-document';
import { fieldCodes, type FieldCode } from '../problems/codes';
import { MOST_FAULTS, type FieldError } from '../problems/problem';
import { isPlainObject } from './rules';
import { fieldsOf, type Field, type Ruled } from './schema';

/** `text`: a query or the environment, where every value is text. */
export type Source = 'json' | 'text';

export interface Verdict<Body> {
  /** As handlers may take it, when there is no fault. */
  readonly body: Body;
  /** The first that were found, one a field. */
  readonly faults: readonly FieldError[];
  /** How many there are besides. */
  readonly more: number;
}

/**
 * Judges a body by class-validator's rules for its class. Its own validator says the same, but takes as long as all
 * the rest of a request, most of it for errors that a good body does not have; so the rules are compiled, once a
 * class. `null` is an absent field. What is itself wrong is not looked into.
 */
export function judge<Body extends object>(
  body: Ruled<Body>,
  given: unknown,
  { source = 'json', most = MOST_FAULTS }: { readonly source?: Source; readonly most?: number } = {},
): Verdict<Body> {
  const faults = new Faults(most);
  const judged = judgeOf(body)(given, '', { source, faults });
  return { body: judged as Body, faults: faults.first, more: faults.more };
}

class Faults {
  readonly first: FieldError[] = [];
  more = 0;

  constructor(private readonly most: number) {}

  /** @param name of a member of what `pointer` names; absent for that itself */
  add(pointer: string, name: string | undefined, code: FieldCode, details?: FieldError['details']): void {
    if (this.first.length >= this.most) this.more++;
    else this.first.push({ pointer: name === undefined ? pointer : below(pointer, name), code, details });
  }
}

interface Hearing {
  readonly source: Source;
  readonly faults: Faults;
}
/** @param pointer where the body lies in the request */
type Judge = (given: unknown, pointer: string, hearing: Hearing) => unknown;

interface Rule {
  readonly code: FieldCode;
  readonly details: FieldError['details'];
  readonly holds: (value: unknown, body: object) => boolean;
}
type Condition = (body: object, value: unknown) => boolean;
interface RuledField extends Pick<Field, 'name' | 'fromText' | 'normalise'> {
  /** `/name`, from the body. */
  readonly pointer: string;
  /** Where it does not hold, the field is not judged. */
  readonly condition: Condition | undefined;
  readonly rules: readonly Rule[];
  readonly inner: Judge | undefined;
}

const judges = new WeakMap<Ruled, Judge>();

function judgeOf(kind: Ruled): Judge {
  let found = judges.get(kind);
  if (!found) {
    found = judgeBy(kind, rulesOf(kind));
    judges.set(kind, found);
  }
  return found;
}

/** Walks over what was given, not over what could be: most fields of most bodies are absent. */
function judgeBy(kind: Ruled, fields: readonly RuledField[]): Judge {
  const places = new Map(fields.map(({ name }, at) => [name, at]));
  return (given, pointer, hearing) => {
    if (!isPlainObject(given)) return void hearing.faults.add(pointer, undefined, 'field/not-an-object');
    const body = new kind() as Record<string, unknown>;
    for (const name of Object.keys(given)) {
      const field = fields[places.get(name) ?? -1];
      if (field === undefined) hearing.faults.add(pointer, name, 'field/unknown');
      else if (given[name] !== null) body[name] = read(field, given[name], hearing.source);
    }
    for (const field of fields) {
      const value = body[field.name];
      if (field.condition !== undefined && !field.condition(body, value)) continue;
      const broken = brokenRule(field.rules, value, body);
      if (broken !== undefined)
        if (value === undefined) hearing.faults.add(pointer, field.name, 'field/required');
        else hearing.faults.add(pointer, field.name, broken.code, broken.details);
      else if (field.inner !== undefined && value !== undefined)
        body[field.name] = within(value, field.inner, pointer + field.pointer, hearing);
    }
    return body;
  };
}

function read({ fromText, normalise }: RuledField, value: unknown, source: Source): unknown {
  if (typeof value !== 'string') return value;
  if (source === 'text' && fromText) return fromText(value);
  return normalise ? normalise(value) : value;
}

function brokenRule(rules: readonly Rule[], value: unknown, body: object): Rule | undefined {
  for (const rule of rules) if (!rule.holds(value, body)) return rule;
  return undefined;
}

const within = (value: unknown, inner: Judge, pointer: string, hearing: Hearing): unknown =>
  Array.isArray(value)
    ? value.map((each: unknown, at) => inner(each, `${pointer}/${at}`, hearing))
    : inner(value, pointer, hearing);

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** The class's fields by what class-validator was told of them, in the order of the API document. */
function rulesOf(kind: Ruled): readonly RuledField[] {
  const told = getMetadataStorage().getTargetValidationMetadatas(kind, '', false, false);
  const notes = new Map(fieldsOf(kind).map((field) => [field.name, field]));
  const names = new Set([...notes.keys(), ...told.map(({ propertyName }) => propertyName)]);
  const toldOf = (name: string) => told.filter(({ propertyName }) => propertyName === name);
  return [...names].map((name) => ruledField(name, notes.get(name), toldOf(name)));
}

/** @throws Error for what class-validator knows and this judge does not: better a fault of ours than a rule that is lost */
function ruledField(name: string, note: Field | undefined, told: readonly Metadata[]): RuledField {
  let condition: RuledField['condition'];
  const rules: Rule[] = [];
  let inner: Judge | undefined;
  for (const metadata of told)
    switch (metadata.type) {
      case 'customValidation':
      case 'isDefined':
        rules.push(...rulesBy(metadata));
        break;
      case 'conditionalValidation':
        condition = both(condition, metadata.constraints[0] as Condition);
        break;
      case 'nestedValidation': {
        const of = note?.of;
        if (!of) throw new Error(`${name}: say with @Nested or @NestedList of which class it is`);
        // Late: a body may hold bodies of its own class.
        inner = (given, pointer, hearing) => judgeOf(of())(given, pointer, hearing);
        break;
      }
      case 'whitelistValidation':
        break;
      default:
        throw new Error(`${name}: no judge for a rule of the type ${metadata.type}`);
    }
  const { fromText, normalise } = note ?? {};
  return { name, pointer: below('', name), fromText, normalise, condition, rules, inner };
}

const both = (one: Condition | undefined, other: Condition): Condition =>
  one === undefined ? other : (body, value) => one(body, value) && other(body, value);

/** A rule that has to wait for its answer does not hold: a body is judged at once. */
function rulesBy(metadata: Metadata): readonly Rule[] {
  const { constraintCls, constraints, propertyName: property, each, validateIf } = metadata;
  return getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ instance, name }) => {
      const one: Rule['holds'] = (value, object) =>
        instance.validate(value, { value, object, constraints, property, targetName: '' }) === true;
      const all: Rule['holds'] = each
        ? (value, body) => (Array.isArray(value) ? value.every((item) => one(item, body)) : one(value, body))
        : one;
      const holds: Rule['holds'] = validateIf
        ? (value, body) => !validateIf(body, value) || all(value, body)
        : all;
      return { ...faultBy(name, metadata), holds };
    });
}

/** Our rules carry their code as name; one of class-validator's own gives its name as the reason. */
function faultBy(name: string, { context }: Metadata): Pick<Rule, 'code' | 'details'> {
  const code = fieldCodes.find((known) => known === name);
  if (code === undefined) return { code: 'field/invalid', details: { reason: name } };
  return { code, details: context as FieldError['details'] };
}
