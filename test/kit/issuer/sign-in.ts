/** Somebody at the pages of an OpenID Connect issuer, with a browser's cookies. */
export interface SignedIn {
  readonly accessToken: string;
  readonly idToken: string;
  /** Ends the session at the issuer, who tells the programs of it. */
  signOut(): Promise<void>;
}

const CLIENT = 'suqiu-desk';
const SECRET = 'only-for-tests-of-this-service-0123456789';
const MOST_PAGES = 12;

/** Signs in by the issuer's own pages: name, consent, code, token. @throws Error when they lead elsewhere */
export async function signIn(issuer: string, subject: string): Promise<SignedIn> {
  const browser = new Browser(issuer);
  const landed = `${issuer}/landed`;
  const query = new URLSearchParams({
    ...{ client_id: CLIENT, response_type: 'code', redirect_uri: landed, scope: 'openid api' },
    resource: 'urn:suqiu:api',
  });
  const end = await browser.follow(`/auth?${query.toString()}`, landed, (page) =>
    page.includes('name="password"')
      ? { prompt: 'login', login: subject, password: 'any' }
      : { prompt: 'consent' },
  );
  const code = new URL(end).searchParams.get('code') ?? '';
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${CLIENT}:${SECRET}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: landed }),
  });
  const tokens = (await answer.json()) as { access_token: string; id_token: string };
  if (!answer.ok) throw new Error(`no token: ${JSON.stringify(tokens)}`);
  return {
    accessToken: tokens.access_token,
    idToken: tokens.id_token,
    signOut: async () => {
      const page = await browser.get(`/session/end?id_token_hint=${tokens.id_token}`);
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
      await browser.post('/session/end/confirm', { xsrf, logout: 'yes' });
    },
  };
}

class Browser {
  private readonly cookies = new Map<string, string>();
  constructor(private readonly issuer: string) {}

  /** Goes where it is led, filling the forms on its way, until it lands. */
  async follow(
    path: string,
    landing: string,
    fill: (page: string) => Readonly<Record<string, string>>,
  ): Promise<string> {
    let answer = await this.send(path);
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const to = answer.headers.get('location');
      if (to?.startsWith(landing)) return to;
      if (to === null) {
        const page = await answer.text();
        const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
        if (action === undefined) throw new Error(`a page without a form: ${answer.status} ${page}`);
        answer = await this.send(action, fill(page));
      } else answer = await this.send(to);
    }
    throw new Error('led in circles');
  }

  get = async (path: string): Promise<string> => (await this.send(path)).text();
  post = async (path: string, form: Readonly<Record<string, string>>): Promise<number> =>
    (await this.send(path, form)).status;

  private async send(path: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const answer = await fetch(new URL(path, this.issuer), {
      redirect: 'manual',
      headers: { cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    return answer;
  }
}
