import { Controller, Get, Inject, Param, Res, VERSION_NEUTRAL } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DEV_SIGN_IN, type DevSignIn } from '../admin/dev-sign-in.controller';
import { edgeError } from '../problems/problem';
import { Public } from '../request/decorators';
import { ApiDocument } from './api-document';
import { Documented } from './route-doc';

const tag = '目录 reference';

/** The page's own files: it loads nothing from elsewhere, so the county's network is enough. */
const assets: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
};
const ownFilesOnly =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'";

const page = `<!doctype html>
<html lang="zh">
<head><meta charset="utf-8"><title>诉求 Suqiu API</title><link rel="stylesheet" href="docs/swagger-ui.css"></head>
<body><div id="ui"></div><script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body>
</html>
`;
const start = `const ui = SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#ui', deepLinking: true, persistAuthorization: true });\n`;
/** In development a person is picked instead of a token typed. */
const signIn = `
const bar = document.createElement('div');
bar.style.cssText = 'padding: 12px 20px; font: 14px sans-serif; background: #f4f6f8';
document.body.prepend(bar);
const told = document.createElement('span');
const pick = document.createElement('select');
pick.append(new Option('开发环境：选择登录身份 / sign in as …', ''));
bar.append(pick, ' ', told);
fetch('/api/v1/dev/people').then((answer) => answer.json()).then(({ people }) => {
  for (const { role, where, name, unit } of people)
    pick.append(new Option([role, name, unit ?? ''].join(' · '), JSON.stringify({ role, where })));
});
pick.addEventListener('change', async () => {
  if (pick.value === '') return;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/api/v1/dev/tokens', { method: 'POST', headers, body: pick.value });
  const { token, detail } = await answer.json();
  if (token === undefined) { told.textContent = detail; return; }
  ui.preauthorizeApiKey('bearer', token);
  told.textContent = '已登录 / signed in: ' + pick.selectedOptions[0].text;
});
`;

/** The API document, for machines and for people. */
@Public()
@Controller({ version: VERSION_NEUTRAL })
export class DocsController {
  constructor(
    @Inject(ApiDocument) private readonly document: ApiDocument,
    @Inject(DEV_SIGN_IN) private readonly signsIn: DevSignIn | undefined,
  ) {}

  @Get('openapi.json')
  @Documented({
    tag,
    summary: '接口文档 this document',
    description: 'OpenAPI 3.1, from the rules of the routes themselves.',
    answer: { mediaTypes: ['application/json'] },
  })
  json() {
    return this.document.read();
  }

  @Get('docs')
  @Documented({
    tag,
    summary: '交互文档 this document as a page',
    description: 'The API document as a page, to read and to try requests from.',
    answer: { mediaTypes: ['text/html'] },
  })
  page(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.header('content-security-policy', ownFilesOnly).header('content-type', 'text/html; charset=utf-8');
    return page;
  }

  @Get('docs/:asset')
  @Documented({
    tag,
    summary: '交互文档文件 a file of the page',
    description: 'The page loads nothing from elsewhere.',
    answer: { mediaTypes: ['text/javascript', 'text/css'] },
    refuses: ['request/no-route'],
  })
  async asset(
    @Param('asset') asset: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    if (asset === 'start.js') {
      reply.header('content-type', 'text/javascript; charset=utf-8');
      return this.signsIn === undefined ? start : start + signIn;
    }
    const mediaType = Object.hasOwn(assets, asset) ? assets[asset] : undefined;
    if (mediaType === undefined) throw edgeError('request/no-route');
    reply.header('content-type', `${mediaType}; charset=utf-8`).header('cache-control', 'max-age=86400');
    return readFile(join(uiFolder(), asset));
  }
}

const uiFolder = (): string => dirname(require.resolve('swagger-ui-dist/package.json'));
