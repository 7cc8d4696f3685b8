import { Choice, Flag, FreeForm, Matching, Reason, UnitRef } from '../../edge';
import type { UnitId } from '../../kernel/ids';
import { scopeKinds, type ScopeKind } from '../figures/scope';

export const exported = ['appeals', 'triage', 'queue', 'figure', 'dashboard'] as const;
export type Exported = (typeof exported)[number];
export const formats = ['csv', 'xlsx'] as const;
export type Format = (typeof formats)[number];

export class ExportBody {
  @Choice(exported, { description: 'Which list, or a dashboard.' })
  readonly list!: Exported;

  @Choice(formats)
  readonly format!: Format;

  @Flag({ optional: true, description: 'CSV begins with a byte order mark, as Excel wants it.' })
  readonly bom?: boolean | undefined;

  @FreeForm({
    optional: true,
    description: 'The parameters of the list’s own route, as JSON; all of its rows come.',
    example: { status: ['handling'], service: ['infrastructure-power'] },
  })
  readonly query?: Readonly<Record<string, unknown>> | undefined;

  @Reason(200, {
    optional: true,
    min: 4,
    example: 'inspection',
    description: 'A code of `GET /looking`, with `reason`.',
  })
  readonly purpose?: string | undefined;

  @Reason(200, {
    optional: true,
    min: 4,
    example: '三季度督查抽查',
    description: 'What it is for. Recorded with your name before the first row leaves.',
  })
  readonly reason?: string | undefined;

  @UnitRef({ optional: true, description: 'Whose queue.' })
  readonly unit?: UnitId | undefined;

  @Choice(scopeKinds, { optional: true, example: 'town', description: 'What the dashboard or figure is of.' })
  readonly kind?: ScopeKind | undefined;

  @Matching(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}$/, {
    optional: true,
    example: '610921102',
    description: 'Its code or id.',
  })
  readonly scope?: string | undefined;
}
