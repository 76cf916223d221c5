import "server-only";
import { beginAudit, noteSettings } from "@/lib/server/audit/begin-audit";
import { createDatabaseAudit } from "@/lib/server/audit/database-audit";
import { claims } from "@/lib/server/auth/claims";
import { createDatabaseRevocations } from "@/lib/server/auth/database-revocations";
import { createMemorySignInAttempts } from "@/lib/server/auth/memory-sign-in-attempts";
import { stillOpen } from "@/lib/server/auth/open-sessions";
import { createProviderClaims } from "@/lib/server/auth/provider-claims";
import { providerMetadata } from "@/lib/server/auth/provider-client";
import { revocations } from "@/lib/server/auth/revocations";
import { sessionIdentity } from "@/lib/server/auth/session-identity";
import { sessionTracker } from "@/lib/server/auth/session-tracker";
import { signInAttempts } from "@/lib/server/auth/sign-in-attempts";
import { createWriteBehindTracker } from "@/lib/server/auth/write-behind-tracker";
import { nameOwnAddress, type Variables } from "@/lib/server/config/env";
import { SettingsError } from "@/lib/server/config/secret-files";
import {
  modeOf,
  onSecretNews,
  provideEmbeddedUpstream,
  type SecretNews,
  settings,
  startVariables,
} from "@/lib/server/config/settings";
import { keepSeenSessions } from "@/lib/server/db/open-sessions";
import { closeDatabase, database } from "@/lib/server/db/process-database";
import { audit } from "@/lib/server/http/audit";
import { identity } from "@/lib/server/http/identity";
import { prepareIncomingRequests } from "@/lib/server/http/incoming-requests";
import { mapProblems } from "@/lib/server/http/problems";
import { secretReminder } from "@/lib/server/http/secret-reminder";
import { createMemoryUserRateLimit, userRateLimit } from "@/lib/server/http/user-rate-limit";
import { createJobIndex, type IndexOfJobs } from "@/lib/server/index/create-job-index";
import { accounts } from "@/lib/server/jobs/accounts";
import { changeStreams, createChangeStreams } from "@/lib/server/jobs/changes/change-streams";
import { exportSlots } from "@/lib/server/jobs/export/export-slots";
import { memorySlots } from "@/lib/server/jobs/export/memory-slots";
import { readiness } from "@/lib/server/jobs/readiness";
import { amazonProblem } from "@/lib/server/jobs/source/amazon-problem";
import { accountsFromSettings } from "@/lib/server/jobs/source/seller-account";
import { logger } from "@/lib/server/runtime/logger";
import { fetchThroughProxy } from "@/lib/server/runtime/outgoing-proxy";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { endOnSignals } from "@/lib/server/runtime/shutdown";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { startSimulator } from "@/lib/server/simulator/start";
import type { SpApi } from "@/lib/server/sp-api/contract";

/** Prepares the process. A setting that cannot be used ends it with a sentence that names the variable. */
export async function start(): Promise<void> {
  try {
    const variables = startVariables();
    nameOwnAddress();
    if (modeOf(variables) === "demo") await startDemo(variables);
    const { mode, spApi, proxy, logLevel } = settings();
    logger().level = logLevel;
    if (proxy !== null) await fetchThroughProxy(proxy, spApi.timeoutMs / 2);
    const through = proxy === null ? null : new URL(proxy.url).host;
    logger().info({ mode, upstream: spApi.endpoint, proxy: through }, "starting");
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    stop(error);
  }
  const { closeAudit } = provideImplementations();
  prepareIncomingRequests();
  endOnSignals({
    endWork() {
      changeStreams.get().close();
      void exportSlots.get().close();
    },
    lastWork: () =>
      Promise.all([closeAudit(), sessionTracker.get().settled(), closeIndexes()]).finally(
        closeDatabase,
      ),
  });
  onSecretNews(logSecretNews);
  remindOfRotation();
  void database().then(beginAudit, stop);
  void readiness().then((status) => {
    if (status !== "ready") logger().warn(status);
  });
}

/** Hands every room what it needs of the others. */
function provideImplementations(): { closeAudit: () => Promise<void> } {
  const { auth, perUser } = settings();
  const { oidc, rolesClaim, session } = auth;
  const auditLog = createDatabaseAudit(database);
  audit.provide(auditLog);
  identity.provide(sessionIdentity);
  revocations.provide(createDatabaseRevocations({ database, maxMs: session.maxMs }));
  sessionTracker.provide(
    createWriteBehindTracker({
      write: async (rows) => keepSeenSessions(await database(), await stillOpen(rows)),
      maxMs: session.maxMs,
    }),
  );
  signInAttempts.provide(createMemorySignInAttempts());
  userRateLimit.provide(createMemoryUserRateLimit(perUser));
  if (oidc !== null) {
    claims.provide(
      createProviderClaims({
        metadata: providerMetadata,
        credentials: () => settings().auth.oidc ?? oidc,
        rolesClaim,
        fetch,
        now: Date.now,
      }),
    );
  }
  provideJobs();
  return { closeAudit: () => auditLog.close() };
}

function provideJobs(): void {
  accounts.provide(accountsFromSettings(createIndex));
  exportSlots.provide(memorySlots());
  changeStreams.provide(createChangeStreams());
  mapProblems(amazonProblem);
}

/** The index of all jobs; without one, DuckDB is not loaded. */
function createIndex(client: SpApi): IndexOfJobs | null {
  const { index, marketplaceIds: marketplaces, storeLabels: labels } = settings();
  const { mode, file, share, months } = index;
  if (mode === "off") return null;
  return createJobIndex({ mode, file, share, months, client, marketplaces, labels, log: logger() });
}

async function closeIndexes(): Promise<void> {
  await Promise.all(accounts.get().all.map(({ index }) => index?.close()));
}

function logSecretNews(news: SecretNews): void {
  if ("refused" in news) {
    logger().warn(news, "the last good value of a secret stays");
    return;
  }
  logger().info({ variables: news.changed }, "secrets read anew");
  void database().then(noteSettings, () => undefined);
}

function remindOfRotation(): void {
  const reminder = secretReminder(settings().secretIssuedAt, Date.now());
  if (reminder === null) return;
  const { lastDay, days } = reminder;
  logger().warn({ variable: "SP_API_CLIENT_SECRET", lastDay, days }, "the client secret expires");
}

function stop(error: unknown): never {
  const reason = error instanceof Error ? error.message : "The database cannot be opened.";
  process.stderr.write(`\nThe dashboard cannot start.\n${reason}\n\n`);
  process.exit(1);
}

/** One every two minutes, and with what becomes of them some three changes a minute. */
const DEMO_JOBS_A_MINUTE = 0.5;

/**
 * Amazon inside this process, for whatever the variables leave open. It lives where an index follows it, and
 * stands still where there is none.
 */
async function startDemo(variables: Variables): Promise<void> {
  const [credentials] = DEMO_CREDENTIALS;
  const needed = !(variables.SP_API_ENDPOINT && variables.SP_API_LWA_ENDPOINT);
  const live = variables.INDEX === "off" ? 0 : DEMO_JOBS_A_MINUTE;
  const simulator = needed
    ? await processSingleton("simulator", () => startSimulator({ live }))
    : null;
  provideEmbeddedUpstream({
    endpoint: simulator?.url ?? "",
    lwaEndpoint: simulator?.tokenUrl ?? "",
    clientId: credentials?.clientId ?? "",
    clientSecret: credentials?.clientSecret ?? "",
    refreshToken: credentials?.refreshToken ?? "",
  });
}
