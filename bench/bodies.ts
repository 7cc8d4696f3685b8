import 'reflect-metadata';
import { plainToInstance, Transform, Type } from 'class-transformer';
import { Validator } from 'class-validator';
import { ReportBody } from '../src/appeals/http/dto/report.dto';
import { judge } from '../src/edge/fields/judge';
import { fieldsOf, type Ruled } from '../src/edge/fields/schema';
import { measured, type Measure } from '../test/kit/measured';
import { interleaved, medianOf, medianRatio } from './support/statistics';

const ROUNDS = 9;
const BODIES = 20_000;
const STRAY = 80_000;

/** A report as an app sends it: words, a photo and a voice message, a form, whose matter it is, and where. */
const text = JSON.stringify({
  channel: 'app',
  service: 'infrastructure-power',
  words: '电线杆倾斜，把院边的树推到我家房上，母亲一人在家，怕晚上刮风再倒下来，请尽快派人来看',
  form: { fault: '线路或电杆损坏', dangerous: true },
  attachments: [{ ref: 'a'.repeat(300) }, { ref: 'b'.repeat(300), transcript: '电线杆把树推到房上了' }],
  place: {
    region: '610921102206',
    address: '盘龙村三组陈家院坝',
    location: { latitude: 32.8931, longitude: 108.5087 },
  },
  reporter: { name: '陈桂英', phone: '13891500000', address: '蒲溪镇盘龙村三组' },
  observedAt: '2026-07-01T10:00:00+08:00',
});

/** What our decorators leave out, since only class-transformer asks for it. */
function tellTransformer(kind: Ruled): void {
  const target = kind.prototype as object;
  for (const { name, of, normalise } of fieldsOf(kind)) {
    if (normalise) Transform(({ value }: { value: string }) => value && normalise(value))(target, name);
    if (!of) continue;
    Type(of)(target, name);
    tellTransformer(of());
  }
}

/** One thread judging reports that are parsed already: what validation alone adds to a request. */
const bodies: Measure = async function* () {
  tellTransformer(ReportBody);
  const validator = new Validator();
  const report = JSON.parse(text) as object;
  const holdsTo = (faults: number) => {
    if (faults > 0) throw new Error('the report of the bench does not hold');
  };
  const all = {
    classValidator: perSecond(() => {
      const body = plainToInstance(ReportBody, report);
      holdsTo(validator.validateSync(body, { whitelist: true, forbidNonWhitelisted: true }).length);
    }),
    judge: perSecond(() => holdsTo(judge(ReportBody, report).faults.length)),
  };
  await interleaved(1, all);
  const rounds = await interleaved(ROUNDS, all);
  yield measured('bodies: class-transformer and class-validator', medianOf(rounds, 'classValidator'), '1/s');
  yield measured('bodies: the judge', medianOf(rounds, 'judge'), '1/s');
  yield measured(
    'bodies: the judge, of the two',
    medianRatio(rounds, 'judge', 'classValidator'),
    'ratio',
    '>= 4',
  );
  const strays = {
    ...report,
    ...Object.fromEntries(Array.from({ length: STRAY }, (_, at) => [`x${at}`, 1])),
  };
  const milliseconds = () => {
    const startedAt = performance.now();
    const { faults, more } = judge(ReportBody, strays);
    if (faults.length + more !== STRAY)
      throw new Error(`${faults.length} and ${more} are not every stray field`);
    return performance.now() - startedAt;
  };
  const took = medianOf(await interleaved(ROUNDS, { milliseconds }), 'milliseconds');
  yield measured(`bodies: ${STRAY} unknown fields`, took, 'ms', '<= 250');
};

export default bodies;

const perSecond = (once: () => void) => (): number => {
  const startedAt = performance.now();
  for (let done = 0; done < BODIES; done++) once();
  return (BODIES * 1000) / (performance.now() - startedAt);
};
