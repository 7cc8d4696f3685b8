import { edgeFeature } from '../edge/feature';
import type { AnyAggregate } from '../kernel/aggregate';
import type { Feature, FeatureModule } from '../kernel/feature';
import type { FeatureHealth } from '../kernel/feature-health';
import type { Job } from '../kernel/job';
import type { PublicEvents } from '../kernel/public-events';
import type { Problems } from '../kernel/problem';
import type { Vocabularies } from '../kernel/vocabulary';
import type { Task } from '../kernel/task';
import type { JobPorts } from '../runtime/jobs';
import type { AnyKeeper } from '../runtime/runners/keepers';
import type { TaskPorts } from '../runtime/tasks';

/** All features together, as executor, runners, edge and access policy ask for them. */
export interface Composition {
  /** By the category of their streams. */
  readonly aggregates: ReadonlyMap<string, AnyAggregate>;
  readonly projections: NonNullable<Feature['projections']>;
  readonly sagas: NonNullable<Feature['sagas']>;
  /** By the category that they are addressed to. */
  readonly tasks: ReadonlyMap<string, Task<TaskPorts>>;
  readonly jobs: ReadonlyMap<string, Job<JobPorts>>;
  readonly keepers: readonly AnyKeeper[];
  readonly health: readonly FeatureHealth[];
  /** What of their events leaves the house. */
  readonly publicEvents: readonly PublicEvents[];
  /** Of all their streams. */
  readonly categories: readonly string[];
  /** Names of the runners that every node has, projections first. */
  readonly runners: readonly string[];
  readonly problems: Problems;
  readonly labels: Vocabularies;
  /** All verbs that the access policy may permit to people. */
  readonly verbs: readonly string[];
  routes(): Promise<readonly FeatureModule[]>;
}

/** What a feature claims for itself alone, by how the refusal calls it. */
const claims: Readonly<Record<string, (feature: Feature) => readonly string[]>> = {
  name: ({ name }) => [name],
  'stream category': ({ aggregates = [], tasks = [] }) =>
    [...aggregates, ...tasks].map(({ category }) => category),
  'runner name': ({ projections = [], sagas = [], keepers = [], publicEvents }) =>
    [...projections, ...sagas, ...keepers, ...(publicEvents ? [publicEvents] : [])].map(({ name }) => name),
  'job name': ({ jobs = [] }) => jobs.map(({ name }) => name),
  'error code': ({ errors = {} }) => Object.keys(errors),
  choice: ({ labels = {} }) => Object.keys(labels),
  verb: ({ verbs = [] }) => verbs.map(({ name }) => name),
};

/** @throws Error in a sentence when two features, or one of them twice, claim the same name */
export function compose(features: readonly Feature[]): Composition {
  const all = [edgeFeature, ...features];
  for (const [what, claimed] of Object.entries(claims)) refuseDoubles(what, all, claimed);
  const projections = all.flatMap((feature) => feature.projections ?? []);
  const sagas = all.flatMap((feature) => feature.sagas ?? []);
  const verbs = all.flatMap((feature) => feature.verbs ?? []);
  const aggregates = all.flatMap((feature) => feature.aggregates ?? []);
  return {
    ...{ projections, sagas },
    publicEvents: all.flatMap((feature) => feature.publicEvents ?? []),
    categories: aggregates.map(({ category }) => category),
    tasks: new Map(
      all.flatMap(({ tasks = [] }) => tasks.map((task) => [task.category, task as Task<TaskPorts>])),
    ),
    jobs: new Map(all.flatMap(({ jobs = [] }) => jobs.map((job) => [job.name, job as Job<JobPorts>]))),
    keepers: all.flatMap(({ keepers = [] }) => keepers.map((keeper) => keeper as AnyKeeper)),
    health: all.flatMap(({ health }) => health ?? []),
    aggregates: new Map(aggregates.map((aggregate) => [aggregate.category, aggregate])),
    runners: [...projections, ...sagas].map(({ name }) => name),
    problems: Object.assign({}, ...all.map(({ errors }) => errors)) as Problems,
    labels: Object.assign({}, ...all.map(({ labels }) => labels)) as Vocabularies,
    verbs: verbs.filter(({ by }) => by === 'person').map(({ name }) => name),
    routes: () => Promise.all(all.flatMap(({ routes }) => (routes === undefined ? [] : [routes()]))),
  };
}

function refuseDoubles(
  what: string,
  features: readonly Feature[],
  claimed: (feature: Feature) => readonly string[],
): void {
  const owners = new Map<string, string>();
  for (const feature of features)
    for (const name of claimed(feature)) {
      const owner = owners.get(name);
      if (owner !== undefined)
        throw new Error(
          `features ${owner} and ${feature.name} both claim the ${what} ${name}: rename it in one of them`,
        );
      owners.set(name, feature.name);
    }
}
