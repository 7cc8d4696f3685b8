import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parseAllDocuments } from 'yaml';
import { ConfigInvalid, readConfig } from '../../../src/config/config';
import schema from './kubernetes-1.37.schema.json';

type Labels = Readonly<Record<string, string>>;

interface Container {
  readonly command?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly envFrom: readonly {
    readonly configMapRef?: { readonly name: string };
    readonly secretRef?: { readonly name: string };
  }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly volumeMounts?: readonly { readonly name: string }[];
  readonly [probe: `${string}Probe`]: { readonly httpGet: { readonly port: string } };
}

interface Pod {
  readonly metadata: { readonly labels: Labels };
  readonly spec: {
    readonly serviceAccountName: string;
    readonly containers: readonly Container[];
    readonly volumes?: readonly {
      readonly name: string;
      readonly persistentVolumeClaim?: { readonly claimName: string };
      readonly secret?: { readonly secretName: string; readonly defaultMode: number };
    }[];
  };
}

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Labels;
  readonly stringData?: Labels;
  readonly spec?: {
    readonly template?: Pod;
    readonly selector?: Labels & { readonly matchLabels?: Labels };
    readonly podSelector?: { readonly matchLabels: Labels };
    readonly ports?: readonly { readonly targetPort: string }[];
    readonly ingress?: readonly { readonly ports: readonly { readonly port: string }[] }[];
  };
}

const FOLDER = join(__dirname, '../../../deploy/kubernetes');
/** By YAML 1.1, as a cluster reads it: a mode of 0400 is octal. */
const manifests = readdirSync(FOLDER).flatMap((file) =>
  parseAllDocuments(readFileSync(join(FOLDER, file), 'utf8'), { version: '1.1' }).map(
    (document) => document.toJS() as Manifest,
  ),
);

const GROUPS: Labels = {
  v1: 'core.v1',
  'apps/v1': 'apps.v1',
  'batch/v1': 'batch.v1',
  'networking.k8s.io/v1': 'networking.v1',
  'policy/v1': 'policy.v1',
};

/**
 * The schemas of Kubernetes 1.37 as far as these kinds reach, cut from those that the package kubernetes-validate 1.37.0
 * carries, where a field that nobody knows is a fault. Formats say how wide a number is, which JSON does not.
 */
const ajv = new Ajv({ strict: false, validateFormats: false }).addSchema(schema, 'kubernetes');

function faultsOf(manifest: Manifest): readonly string[] {
  const kind = `io.k8s.api.${GROUPS[manifest.apiVersion]}.${manifest.kind}`;
  const holds = ajv.validate({ $ref: `kubernetes#/$defs/${kind}` }, manifest);
  return holds ? [] : (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const named = (kind: string): readonly string[] =>
  manifests.filter((each) => each.kind === kind).map(({ metadata: { name } }) => name);
const pods = manifests.flatMap(({ spec, metadata: { name } }) =>
  spec?.template ? [{ name, ...spec.template }] : [],
);
const containers = pods.flatMap(({ spec }) => spec.containers);
const chosenBy = (labels: Labels) =>
  pods.filter(({ metadata }) =>
    Object.entries(labels).every(([key, value]) => metadata.labels[key] === value),
  );

describe('the manifests for Kubernetes', () => {
  it.each(manifests.map((each) => [each.kind, each.metadata.name, each] as const))(
    'hold by its schema: %s %s',
    (_, __, manifest) => expect(faultsOf(manifest)).toEqual([]),
  );

  it('would not hold with a field that is written wrong, left out, or of another type', () => {
    const deployment = manifests.find(({ kind }) => kind === 'Deployment') as Manifest;
    const spec = (over: object) => faultsOf({ ...deployment, spec: { ...deployment.spec, ...over } });
    expect(spec({ replica: 2 })).toEqual(['/spec must NOT have additional properties']);
    expect(spec({ replicas: '2' })).toEqual(['/spec/replicas must be integer,null']);
    expect(spec({ selector: undefined })).toEqual(["/spec must have required property 'selector'"]);
    expect(() => faultsOf({ ...deployment, apiVersion: 'apps/v1beta1' })).toThrow(/resolve reference/);
  });

  it('lie in one namespace, which is among them', () => {
    for (const { kind, metadata } of manifests)
      if (kind !== 'Namespace') expect([kind, metadata.namespace]).toEqual([kind, named('Namespace')[0]]);
  });

  it('name only what is among them', () => {
    for (const { spec } of pods) {
      expect(named('ServiceAccount')).toContain(spec.serviceAccountName);
      for (const { persistentVolumeClaim, secret } of spec.volumes ?? []) {
        if (persistentVolumeClaim)
          expect(named('PersistentVolumeClaim')).toContain(persistentVolumeClaim.claimName);
        if (secret) expect(named('Secret')).toContain(secret.secretName);
      }
      for (const { envFrom, volumeMounts = [] } of spec.containers) {
        for (const { configMapRef, secretRef } of envFrom)
          if (configMapRef) expect(named('ConfigMap')).toContain(configMapRef.name);
          else expect(named('Secret')).toContain(secretRef?.name);
        for (const { name } of volumeMounts) expect(spec.volumes?.map((each) => each.name)).toContain(name);
      }
    }
  });

  it('choose pods that there are, by ports that these have', () => {
    const portsOf = (labels: Labels) =>
      chosenBy(labels).flatMap(({ spec }) => spec.containers.flatMap(({ ports = [] }) => ports));
    for (const { spec, metadata } of manifests) {
      const labels = spec?.podSelector?.matchLabels ?? spec?.selector?.matchLabels ?? spec?.selector;
      if (!spec || !labels) continue;
      expect([metadata.name, chosenBy(labels).length > 0]).toEqual([metadata.name, true]);
      const asked = [
        ...(spec.ports ?? []).map(({ targetPort }) => targetPort),
        ...(spec.ingress ?? []).flatMap(({ ports }) => ports.map(({ port }) => port)),
      ];
      for (const port of asked) expect(portsOf(labels).map(({ name }) => name)).toContain(port);
    }
    for (const container of containers)
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'] as const)
        if (container[probe])
          expect(container.ports?.map(({ name }) => name)).toContain(container[probe].httpGet.port);
  });

  it('let only the service read the key of the heads', () => {
    const [key] = pods.flatMap(({ spec }) => (spec.volumes ?? []).flatMap(({ secret = [] }) => secret));
    expect(key).toMatchObject({ secretName: 'suqiu-head-key', defaultMode: 0o400 });
  });

  it('configure whoever reads the configuration, once the secrets that they leave empty are filled in', () => {
    const all = (name: 'data' | 'stringData', kind: string) =>
      manifests.find((each) => each.kind === kind && each.metadata.name === 'suqiu')?.[name];
    const told = { ...all('data', 'ConfigMap'), ...all('stringData', 'Secret') };
    const secrets = { SUQIU_MASTER_KEY: randomBytes(32).toString('base64'), KAFKA_PASSWORD: 'x' };
    const ours = containers.filter(({ command }) => command?.[1] !== 'deploy/kafka/topics.mjs');
    expect(ours).toHaveLength(3);
    for (const { env = [] } of ours) {
      const own = Object.fromEntries(env.map(({ name, value }) => [name, value]));
      expect(() => readConfig({ ...told, ...own })).toThrow(ConfigInvalid);
      expect(readConfig({ ...told, ...own, ...secrets })).toMatchObject({ environment: 'production' });
    }
  });
});
