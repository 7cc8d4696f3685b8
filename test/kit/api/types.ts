import type { components, paths } from './schema';

type Schemas = components['schemas'];

export type Appeal = Schemas['Appeal'];
export type AppealAnswer = Schemas['AppealAnswer'];
export type AppealList = Schemas['AppealList'];
export type Custody = Schemas['Custody'];
export type Deadline = Schemas['Deadlines']['deadlines'][number];
export type History = Schemas['History'];
export type Me = Schemas['Me'];
export type Problem = Schemas['Problem'];
export type Queue = Schemas['Queue'];
export type Triage = Schemas['Triage'];
export type Found = Schemas['Found'];
export type SearchQuery = paths['/api/v1/search']['get']['parameters']['query'];
export type ReportBody = Schemas['ReportBody'];
export type Runner = Schemas['Runners']['runners'][number];
export type Timeline = Schemas['Timeline'];
export type TimelineLine = Timeline['entries'][number];

type StepPath = `/api/v1/appeals/{id}/${string}`;

/** What may be done with an appeal, by the end of its path: `accept`, `return/decision`. */
export type Step = {
  [Path in keyof paths]: Path extends `/api/v1/appeals/{id}/${infer Name}`
    ? paths[Path] extends { readonly post: object }
      ? Name
      : never
    : never;
}[keyof paths];

type Operation<S extends Step> = paths[Extract<keyof paths, `/api/v1/appeals/{id}/${S}` & StepPath>] extends {
  readonly post: infer Post;
}
  ? Post
  : never;

export type StepBody<S extends Step> =
  Operation<S> extends {
    readonly requestBody?: { readonly content: { readonly 'application/json': infer Body } };
  }
    ? Body
    : never;

export type StepAnswer<S extends Step> =
  Operation<S> extends {
    readonly responses: { readonly 200: { readonly content: { readonly 'application/json': infer Answer } } };
  }
    ? Answer
    : never;

type QueryOf<Path extends keyof paths> = paths[Path] extends {
  readonly get: { readonly parameters: { readonly query?: infer Query } };
}
  ? NonNullable<Query>
  : never;

export type ListQuery = QueryOf<'/api/v1/appeals'>;
export type QueueQuery = QueryOf<'/api/v1/queues/{unit}'>;
export type TriageQuery = QueryOf<'/api/v1/triage'>;
