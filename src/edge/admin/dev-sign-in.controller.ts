import { Body, Controller, Get, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { Text } from '../fields/fields';
import { Documented } from '../openapi/route-doc';
import { Public } from '../request/decorators';
import { signInDocs, type DevPerson, type DevToken } from './docs';
import { NearOrAdmin } from './near-or-admin.guard';

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

/** The sign-in of the API page. Its module is left out in production. */
@Public()
@UseGuards(NearOrAdmin)
@Controller('dev')
export class DevSignInController {
  constructor(@Inject(DEV_SIGN_IN) private readonly signIn: DevSignIn) {}

  @Get('people')
  @Documented(signInDocs.people)
  people(): { readonly people: readonly DevPerson[] } {
    return { people: this.signIn.people() };
  }

  @Post('tokens')
  @Public()
  @Documented(signInDocs.token)
  @HttpCode(200)
  async token(@Body() { role, where }: DevTokenBody): Promise<DevToken> {
    return { token: await this.signIn.tokenFor(role, where) };
  }
}
