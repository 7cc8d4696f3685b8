import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { variables } from '../../../src/config/variables';
import { Metrics } from '../../../src/observability';

const ROOT = join(__dirname, '../../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const documents = (file: string): readonly Manifest[] =>
  parseAllDocuments(read(file)).map((document) => document.toJS() as Manifest);

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
  readonly spec: {
    readonly template: {
      readonly spec: { readonly containers: readonly Container[]; readonly securityContext: object };
    };
  };
}

interface Container {
  readonly env?: readonly { readonly name: string }[];
  readonly command?: readonly string[];
  readonly securityContext: object;
}

interface Service {
  readonly image: string;
  readonly profiles: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly read_only?: boolean;
}

const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
};
const manifests = readdirSync(join(ROOT, 'deploy/kubernetes')).flatMap((file) =>
  documents(`deploy/kubernetes/${file}`),
);

const foreign = (names: Iterable<string>): readonly string[] =>
  [...names].filter((name) => !(name in variables) && !['REPLICATION', 'PARTITIONS'].includes(name));

describe('what is deployed', () => {
  it('sets only variables that there are', () => {
    const { services } = compose;
    for (const { image, environment = {} } of Object.values(services))
      if (image === 'suqiu:local') expect(foreign(Object.keys(environment))).toEqual([]);
    for (const { data = {}, stringData = {} } of manifests)
      expect(foreign([...Object.keys(data), ...Object.keys(stringData)])).toEqual([]);
    const containers = manifests.flatMap(({ spec }) => spec?.template?.spec.containers ?? []);
    expect(containers).toHaveLength(4);
    for (const { env = [] } of containers) expect(foreign(env.map(({ name }) => name))).toEqual([]);
  });

  it('waits for what it needs: each store says that it is there before a node starts', () => {
    const { services } = compose;
    for (const [name, { depends_on = {}, profiles }] of Object.entries(services))
      for (const [other, { condition }] of Object.entries(depends_on)) {
        expect([name, services[other]?.profiles]).toEqual([name, profiles]);
        const isOnce = condition === 'service_completed_successfully';
        expect([other, isOnce || services[other]?.healthcheck !== undefined]).toEqual([other, true]);
      }
    expect(Object.keys(services['api']?.depends_on ?? {}).sort()).toEqual([
      'kafka',
      'kurrentdb',
      'postgres',
      'runners',
      'topics',
    ]);
    expect(Object.entries(services).filter(([, { profiles }]) => profiles[0] === 'alone')).toHaveLength(1);
  });

  it('runs as nobody in particular, on a root that cannot be written', () => {
    // By number: a cluster that forbids root cannot tell from a name.
    expect(read('deploy/compose/Dockerfile')).toMatch(/^USER [1-9]\d*$/m);
    for (const { image, read_only } of Object.values(compose.services))
      if (image === 'suqiu:local') expect(read_only).toBe(true);
    for (const { spec } of manifests)
      for (const { securityContext } of spec?.template?.spec.containers ?? []) {
        expect(securityContext).toMatchObject({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
        });
        expect(spec.template.spec.securityContext).toMatchObject({ runAsNonRoot: true });
      }
  });

  it('starts files that the image has', () => {
    const copied = [...read('deploy/compose/Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, files = '']) => files.split(' '),
    );
    expect(copied).toContain('deploy');
    for (const file of copied) expect([file, existsSync(join(ROOT, file))]).toEqual([file, true]);
    const commands = [
      ...manifests.flatMap(({ spec }) => spec?.template?.spec.containers ?? []).map(({ command }) => command),
      ...Object.values(compose.services).map(({ healthcheck }) => healthcheck?.test.slice(1)),
    ];
    const started = commands.flatMap((command) => (command?.[0] === 'node' ? [command[1] ?? ''] : []));
    expect(started).toEqual(expect.arrayContaining(['deploy/kafka/topics.mjs', 'dist/cli/migrate-store.js']));
    for (const file of started.map((each) => each.replace(/^dist\/(.*)\.js$/, 'src/$1.ts')))
      expect([file, existsSync(join(ROOT, file))]).toEqual([file, true]);
  });

  it.each(['alerts.yaml', 'suqiu.json'])('asks in %s for metrics that /metrics answers', async (file) => {
    const told = await new Metrics().text();
    const there = new Set(
      [...told.matchAll(/^# TYPE (\S+) (\S+)/gm)].flatMap(([, name = '', type]) =>
        type === 'histogram' ? ['_bucket', '_count', '_sum'].map((end) => name + end) : [name],
      ),
    );
    const asked = new Set(read(`deploy/grafana/${file}`).match(/\bsuqiu_[a-z0-9_]+/g));
    expect(asked.size).toBeGreaterThan(5);
    expect([...asked].filter((name) => !there.has(name))).toEqual([]);
  });
});
