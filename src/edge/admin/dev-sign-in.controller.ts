import { Body, Controller, Get, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { Text } from '../fields/fields';
import { Unpublished } from '../openapi/route-doc';
import { Public } from '../request/decorators';
import { NearOrAdmin } from './near-or-admin.guard';

/** Somebody to sign in as: `role` and `where` are what a token is asked for. */
export interface DevPerson {
  readonly role: string;
  readonly where: string;
  readonly name: string;
  readonly unit?: string | undefined;
}

/** Makes tokens for whoever is at the machine. Nowhere but in development, with the embedded issuer. */
export interface DevSignIn {
  /** Some of those whom the directory in force lists, of each role, and two citizens. */
  people(): readonly DevPerson[];
  /** @throws InvalidRequest for what leads to nobody */
  tokenFor(role: string, where: string): Promise<string>;
}

/** Injection token of the `DevSignIn`. */
export const DEV_SIGN_IN = Symbol('DevSignIn');

export class DevTokenBody {
  @Text(40, { example: 'officer', description: 'As `npm run token` takes it.' })
  readonly role!: string;

  @Text(100, { example: 'centre-610921102', description: 'A unit, region or telephone number.' })
  readonly where!: string;
}

/** The sign-in of the API page, and no part of the document. Left out in production. */
@Public()
@Unpublished()
@UseGuards(NearOrAdmin)
@Controller('dev')
export class DevSignInController {
  constructor(@Inject(DEV_SIGN_IN) private readonly signIn: DevSignIn) {}

  @Get('people')
  people(): { readonly people: readonly DevPerson[] } {
    return { people: this.signIn.people() };
  }

  @Post('tokens')
  @Public()
  @HttpCode(200)
  async token(@Body() { role, where }: DevTokenBody): Promise<{ readonly token: string }> {
    return { token: await this.signIn.tokenFor(role, where) };
  }
}
