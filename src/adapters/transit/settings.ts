/** How a server that speaks HashiCorp Vault's transit API is reached: Vault itself, or OpenBao. */
export interface TransitSettings {
  /** Such as `https://bao.example.cn:8200`. */
  readonly address: string;
  /** Where the engine is mounted. */
  readonly mount: string;
  /** Name of the key there. */
  readonly key: string;
  readonly namespace?: string | undefined;
  /** A file is read at each request: an agent may have put a fresh token into it. */
  readonly token: { readonly given: string } | { readonly file: string };
  /** Certificate of who signed the server's, PEM; the system's otherwise. */
  readonly caFile?: string | undefined;
  /** Of one request, from its first byte to its last, ms. */
  readonly timeoutMs: number;
}
