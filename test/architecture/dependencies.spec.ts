import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

const root = resolve(__dirname, '../..');

function violationsIn(folder: string): readonly string[] {
  const cruise = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      'src',
      '--config',
      join(root, '.dependency-cruiser.cjs'),
      '--ts-config',
      join(root, 'tsconfig.json'),
      '--output-type',
      'json',
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const { summary } = JSON.parse(cruise.stdout) as {
    readonly summary: { readonly violations: readonly Violation[] };
  };
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort();
}

const { forbidden: rules } = createRequire(__filename)(join(root, '.dependency-cruiser.cjs')) as {
  readonly forbidden: readonly { readonly name: string }[];
};

describe('the walls', () => {
  it('stand: no module of the service breaks a dependency rule', () => {
    expect(violationsIn(root)).toEqual([]);
  });

  it('would be seen to fall: each rule is broken by its known-bad module, and by no other', () => {
    const seen = violationsIn(join(__dirname, 'fixtures'));
    expect([...new Set(seen.map((line) => line.split(':')[0]))]).toEqual(
      rules.map(({ name }) => name).sort(),
    );
    expect(seen).toEqual([
      'a-feature-enters-another-by-its-index: src/appeals/http/enters-by-the-window.ts',
      'adapters-know-no-feature: src/adapters/eventstore/knows-a-feature.ts',
      'cards-run-one-way: src/appeals/domain/here.ts',
      'drivers-only-in-their-adapter: src/appeals/http/knows-a-driver.ts',
      'edge-knows-no-feature: src/edge/knows-a-feature.ts',
      'features-know-each-other-one-way: src/catalogue',
      'features-know-each-other-one-way: src/sla',
      'kernel-imports-only-itself: src/kernel/knows-the-runtime.ts',
      'no-cycles: src/appeals/views/here.ts',
      'no-development-dependency: src/appeals/http/knows-a-development-tool.ts',
      'nothing-imports-the-composition: src/appeals/http/knows-the-composition.ts',
      'only-the-list-names-features: src/app/names-a-feature.ts',
      'only-the-profile-knows-adapters: src/appeals/http/knows-an-adapter.ts',
      'pure-code-has-no-edges: src/appeals/domain/knows-nest.ts',
      'pure-code-has-no-node-modules-of-the-platform: src/appeals/sagas/knows-node.ts',
      'runtime-knows-no-feature: src/runtime/knows-a-feature.ts',
    ]);
  });
});
