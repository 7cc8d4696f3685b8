import { Readable } from 'node:stream';
import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ListExports } from '../../access';
import { Documented, InLanguage, OnlyFor, ReadsFrom, Sender, StepUp } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { Language } from '../../kernel/language';
import type { Cell, Sheets } from '../../kernel/ports/sheets';
import { SHEETS } from '../../kernel/ports/tokens';
import { purposeFrom } from '../../looking';
import { ReferenceInForce } from '../../reference';
import { tags } from '../http/tags';
import { BOM, csvLine } from './csv';
import { ExportBody, type Format } from './export.dto';
import { Tables, type Rows } from './tables';

const mediaTypes: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const plain = (type: string): string => type.split(';')[0] as string;

/** 导出: lists and dashboards as files, row by row. */
@OnlyFor('officer', 'dispatcher', 'follow-up', 'supervisor', 'auditor')
@Controller('exports')
export class ExportsController {
  constructor(
    private readonly tables: Tables,
    private readonly exports: ListExports,
    @Inject(SHEETS) private readonly sheets: Sheets,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
  ) {}

  @Post()
  @HttpCode(200)
  @StepUp()
  @ReadsFrom('appeals', 'figures', 'accesses')
  @Documented({
    tag: tags.views,
    summary: '导出 a list or a dashboard as CSV or XLSX, all its rows; recorded before the first leaves',
    description:
      'Just what the caller finds on the pages of the list, with names instead of ids, in the language asked for. The file is written while its rows are read: whatever its length, it begins at once. A text that a spreadsheet would take for a formula begins with an apostrophe in CSV, and is text in XLSX. `*` is a figure that is withheld. What somebody said whose data is restricted is left out. A file that breaks off is not whole: its connection is cut.',
    verb: 'exportList',
    command: 'aside',
    answer: { mediaTypes: Object.values(mediaTypes).map(plain) },
    refuses: [
      'directory/unknown-unit',
      'search/nothing-asked',
      'figures/unknown-scope',
      'figures/period',
      'figures/withheld',
      'purpose/unlisted',
      'purpose/reason-needed',
    ],
    bodyExample: { list: 'appeals', format: 'csv', bom: true, query: { status: ['handling'] } },
  })
  async export(
    @Sender() from: Envelope,
    @Body() body: ExportBody,
    @InLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { list, format, bom = false, purpose: code = '', reason, ...asked } = body;
    const rows = this.tables.of(body, from.actor, language);
    const { permissions, looking } = this.reference.current();
    const isGiven = code !== '' || reason !== undefined;
    const purpose = isGiven ? purposeFrom({ purpose: code, reason }, 'export', looking) : undefined;
    await this.exports.record({ list, format, asked: { ...asked }, purpose, from }, permissions);
    const first = await rows.next();
    void reply.headers({
      'content-type': mediaTypes[format],
      'content-disposition': `attachment; filename="${list}.${format}"`,
      'cache-control': 'no-store',
    });
    const all = resumed(first, rows);
    return format === 'csv'
      ? Readable.from(lines(all, bom), { objectMode: false })
      : Readable.from(this.sheets.workbook(list, all), { objectMode: false });
  }
}

/** What the list's own route refuses with is met by the first row, while the status can still say so. */
async function* resumed(first: IteratorResult<readonly (readonly Cell[])[], void>, rest: Rows): Rows {
  try {
    if (first.done !== true) yield first.value;
    yield* rest;
  } finally {
    await rest.return();
  }
}

async function* lines(pages: Rows, bom: boolean): AsyncGenerator<string> {
  if (bom) yield BOM;
  for await (const rows of pages) if (rows.length > 0) yield rows.map(csvLine).join('');
}
