// The parts of oidc-provider 9.13 that this folder uses. The package brings no types.
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  import type { OwnMetadata } from "@/lib/protocols/oidc/client";

  type Fields = Record<string, unknown>;

  export type KoaContext = {
    req: IncomingMessage & { originalUrl?: string };
    res: ServerResponse;
    method: string;
    url: string;
    path: string;
    status: number;
    type: string;
    body: unknown;
    get(name: string): string;
    set(name: string, value: string): void;
    remove(name: string): void;
    redirect(address: string): void;
    response: { get(name: string): string };
    oidc: {
      params: Record<string, string | undefined> & { toPlainObject?(): Fields };
      body?: Fields;
      claims: {
        id_token?: {
          acr?: { essential?: boolean; value?: string; values?: string[] } | null;
          sub?: { value?: string } | null;
        };
      };
      client?: EngineClient;
      route: string;
      prompts: Set<string>;
      entities: Record<string, { payload?: Fields; jti?: string; consume?(): Promise<void> } | undefined>;
      session: EngineSession;
      entity(name: string, value: unknown): void;
      urlFor(name: string): string;
      provider: Provider;
    };
  };

  export type EngineClient = { clientId: string; clientAuthMethod: string; gatehouse: OwnMetadata };
  export type EngineSession = { accountId?: string; loginTs?: number; acr?: string; amr?: string[]; state?: unknown };
  type Model = { instantiate(payload?: Fields): EngineSession; prototype: Fields };

  export class Provider {
    constructor(issuer: string, configuration: Fields);
    issuer: string;
    proxy: boolean;
    silent: boolean;
    Session: Model & { get(context: KoaContext): Promise<EngineSession> };
    Client: { prototype: Fields };
    Grant: new (
      fields: Fields,
    ) => { jti: string; addOIDCScope(scope: string): void };
    use(middleware: (context: KoaContext, next: () => Promise<void>) => Promise<void>): void;
    on(event: string, listener: (context: KoaContext, error: Error) => void): void;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  }

  export const interactionPolicy: {
    Prompt: new (
      options: { name: string; requestable: boolean },
      ...checks: unknown[]
    ) => { checks: { remove(reason: string): void } };
    Check: new (reason: string, description: string, error: string, check: (context: KoaContext) => boolean) => unknown;
  };

  type EngineError = new (description?: string) => Error;
  export const errors: Record<
    "LoginRequired" | "AccessDenied" | "InvalidGrant" | "UnmetAuthenticationRequirements" | "TemporarilyUnavailable",
    EngineError
  >;

  export default Provider;
}
