import { shapes } from '../../edge';
import { reaches } from '../../sla';

const { answerOf, eg, instant, listOf, named, oneOf, shape, text, whole } = shapes;

const standings = ['in-force', 'earlier', 'waits', 'overtaken'] as const;
type Text = string;

export interface VersionLine {
  readonly version: number;
  readonly standing: (typeof standings)[number];
  readonly by: Text;
  readonly publishedAt: Text;
  readonly effectiveAt: Text;
  readonly reach: (typeof reaches)[number];
  readonly reason?: Text | undefined;
  readonly contentHash: Text;
}

export interface VersionView extends VersionLine {
  readonly document: object;
}

export interface DraftView {
  readonly revision: number;
  readonly by: Text;
  readonly at: Text;
  readonly document: object;
  readonly fault?: { readonly pointer: Text; readonly reason: Text } | undefined;
}

const line = {
  version: eg(whole(), 2),
  standing: eg(oneOf(standings), 'in-force'),
  by: eg(text('Who published it; `system` for what a start imported.'), 'admin-610921'),
  publishedAt: eg(instant, '2026-11-20T09:12:00.000+08:00'),
  effectiveAt: eg(instant, '2026-11-20T09:12:00.000+08:00'),
  reach: eg(oneOf(reaches), 'provisional'),
  'reason?': eg(text(), '国务院办公厅公布2027年放假安排'),
  contentHash: eg(text('SHA-256 of the canonical JSON.'), '9f86d081884c7d65'),
};
const anyDocument: shapes.Shape<object> = { type: 'object', additionalProperties: true };
const anything: shapes.Shape<unknown> = { description: 'As it stands in the document.' };

export const versionLines = answerOf<{ readonly versions: readonly VersionLine[] }>()(
  'RuleVersions',
  shape({ versions: listOf(named('RuleVersion', shape(line))) }),
);

export const versionView = answerOf<VersionView>()(
  'RuleVersionDocument',
  shape({ ...line, document: eg(anyDocument, { policies: [] }) }),
);

const fault = shape({
  pointer: eg(text('JSON Pointer (RFC 6901) into the document.'), '/policies/0/ladder'),
  reason: eg(text(), 'hotline ends in a dead end for respond, routine, county: no supervision repeats'),
});

export const draftView = answerOf<DraftView>()(
  'RuleDraft',
  shape({
    revision: eg(whole('What `publish` names.'), 3),
    by: eg(text(), 'admin-610921'),
    at: eg(instant, '2026-11-20T09:10:00.000+08:00'),
    document: eg(anyDocument, { policies: [] }),
    'fault?': named('RuleFault', fault),
  }),
);

export const draftSaved = answerOf<Pick<DraftView, 'revision' | 'fault'>>()(
  'RuleDraftSaved',
  shape({ revision: eg(whole('What `publish` names.'), 3), 'fault?': named('RuleFault', fault) }),
);

const yes: shapes.Shape<true> = { type: 'boolean', const: true };
export const valid = answerOf<{ readonly valid: true }>()(
  'RuleDocumentValid',
  shape({ valid: eg(yes, true) }),
);

export interface DiffView {
  readonly differences: readonly {
    readonly pointer: Text;
    readonly was?: unknown;
    readonly is?: unknown;
  }[];
}

export const diffView = answerOf<DiffView>()(
  'RuleDifferences',
  shape({
    differences: listOf(
      named(
        'RuleDifference',
        shape({
          pointer: eg(text('Into the newer document; of what is gone, into the older.'), '/horizon'),
          'was?': eg(anything, '2026-12-31'),
          'is?': eg(anything, '2027-12-31'),
        }),
      ),
    ),
  }),
);
