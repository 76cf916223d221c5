import "server-only";
import { createHash } from "node:crypto";
import type { Logger } from "pino";
import type { SignInAttempts } from "@/lib/server/auth/sign-in-attempts";
import type { Once } from "@/lib/server/cache/single-flight";
import type { ValkeySettings } from "@/lib/server/config/valkey-settings";
import type { UserRateLimit, UserRateLimitParts } from "@/lib/server/http/user-rate-limit";
import type { Standing } from "@/lib/server/jobs/accounts";
import type { ExportSlots } from "@/lib/server/jobs/export/export-slots";
import type { ChainStore } from "@/lib/server/jobs/source/cursor-cache";
import type { CreateQuota } from "@/lib/server/sp-api/quota/quota";
import { createEngine } from "./engine";
import { createSharedSignInAttempts, createSharedUserRateLimit } from "./people";
import { createSeal } from "./seal";
import { createSharedChains } from "./shared-chains";
import { createSharedOnce } from "./shared-once";
import { createSharedQuota } from "./shared-quota";
import { createSharedSlots } from "./shared-slots";
import { connectValkey } from "./valkey-client";

export type SharedParts = {
  /** Read anew for every connection, as the password may be exchanged while the process runs. */
  valkey: () => ValkeySettings;
  /** The secret that all processes have. */
  secret: string;
  /** Whose quota it is: the client id at Amazon. */
  account: string;
  log: Pick<Logger, "info" | "warn">;
};

/** What this process shares with the others. */
export type Shared = {
  createQuota: CreateQuota;
  once: Once;
  chains: ChainStore;
  exportSlots: (here: ExportSlots) => ExportSlots;
  userRateLimit: (parts: UserRateLimitParts, here: UserRateLimit) => UserRateLimit;
  signInAttempts: (here: SignInAttempts) => SignInAttempts;
  /** Resolves once the engine has answered for the first time. */
  firstContact: Promise<void>;
  standing: () => Standing;
  /** Tells every process of a topic, this one included; nobody while the engine is away. */
  tell: (topic: string, body?: string) => void;
  /** Calls back when any process tells of the topic, and without a word when this one has come back and may have missed it. */
  onTold: (topic: string, hear: (body: string) => void) => void;
  close: () => Promise<void>;
};

/**
 * Joins the processes that share one engine; connects by itself, again and again.
 */
export function joinShared({ valkey, secret, account, log }: SharedParts): Shared {
  const { prefix } = valkey();
  // Not by the secret: while one is exchanged, old and new processes spend the same quota.
  const accountName = createHash("sha256").update(account).digest("base64url").slice(0, 22);
  const seal = createSeal(secret);
  let reentered = 0;
  let met = false;
  const engine = createEngine({
    prefix,
    log,
    now: () => performance.now(),
    connect: (hear, lost) => connectValkey(valkey(), hear, lost),
  });
  const createQuota = createSharedQuota({
    engine,
    nameOf: seal.nameOf,
    keysOf: (operation) =>
      ["b", "qi", "qb", "fly"].map((key) => `${prefix}:{${accountName}:${operation}}:${key}`),
    onReentered: () => {
      reentered += 1;
    },
  });
  const people = { engine, nameOf: seal.nameOf };
  void engine.firstContact.then(() => {
    met = true;
  });
  engine.start();
  return {
    createQuota,
    once: createSharedOnce(engine, seal),
    chains: createSharedChains(engine, seal),
    exportSlots: (here) => createSharedSlots(engine, here),
    userRateLimit: (limits, here) => createSharedUserRateLimit(people, limits, here),
    signInAttempts: (here) => createSharedSignInAttempts(people, here),
    firstContact: engine.firstContact,
    standing: () => ({
      met,
      together: engine.stay() !== null,
      processes: engine.processes(),
      aloneSeconds: engine.aloneMs() / 1000,
      reentered,
    }),
    tell: (topic, body = "") => void engine.tell(topic, body).catch(() => undefined),
    onTold(topic, hear) {
      engine.onTold(topic, hear);
      engine.onBack(() => hear(""));
    },
    close: () => engine.close(),
  };
}
