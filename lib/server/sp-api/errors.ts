import "server-only";

export type SpApiErrorKind =
  | "rejected"
  | "access"
  | "credentials"
  | "not_found"
  | "throttled"
  | "unavailable"
  | "timeout"
  | "invalid_answer";

/** The credential that Login with Amazon refuses; "client" is the client id or its secret. */
export type Credential = "client" | "refresh_token";

export type SpApiErrorInit = {
  kind: SpApiErrorKind;
  /** Replaces the kind's sentence. Must hold nothing that was sent. */
  message?: string;
  status?: number | null;
  upstreamCode?: string | null;
  upstreamMessage?: string | null;
  requestId?: string | null;
  retryAfterSeconds?: number | null;
  credential?: Credential | null;
  ofUser?: boolean;
  cause?: { name: string; code: string | null };
};

const SENTENCES: Record<SpApiErrorKind, string> = {
  rejected: "Amazon rejected the request.",
  access:
    "Amazon denied access: check the app's role, the seller's authorization and the region of the endpoint.",
  credentials: "Login with Amazon refused the token request.",
  not_found: "Amazon knows no such service job.",
  throttled: "Amazon's request quota is used up for the moment.",
  unavailable: "Amazon could not be reached or could not answer.",
  timeout: "Amazon did not answer in time.",
  invalid_answer: "Amazon's answer could not be understood.",
};

const BRAND = Symbol.for("service-jobs/sp-api-error");

/**
 * The one error of this client. Carries what came back, never what was sent: neither request,
 * headers, tokens nor secrets are reachable from it.
 */
export class SpApiError extends Error {
  override readonly name = "SpApiError";
  readonly [BRAND] = true;
  readonly kind: SpApiErrorKind;
  readonly status: number | null;
  readonly upstreamCode: string | null;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
  readonly credential: Credential | null;
  /** Too many calls of the same user wait already, however few other people make. */
  readonly ofUser: boolean;
  // Amazon's sentences can hold job and order ids. Private, so that no logger serialises them.
  readonly #upstreamMessage: string | null;

  /** Next bundles pages and routes apart, each with its own copy of this class. */
  static override [Symbol.hasInstance](value: unknown): value is SpApiError {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  constructor(init: SpApiErrorInit) {
    super(init.message ?? SENTENCES[init.kind], init.cause ? { cause: init.cause } : undefined);
    this.kind = init.kind;
    this.status = init.status ?? null;
    this.upstreamCode = init.upstreamCode ?? null;
    this.requestId = init.requestId ?? null;
    this.retryAfterSeconds = init.retryAfterSeconds ?? null;
    this.credential = init.credential ?? null;
    this.ofUser = init.ofUser ?? false;
    this.#upstreamMessage = init.upstreamMessage ?? null;
  }

  /** Amazon's own words, as plain text for the screen; keep them out of logs. */
  get upstreamMessage(): string | null {
    return this.#upstreamMessage;
  }
}
