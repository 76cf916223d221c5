import "server-only";
import { createWriteService } from "@/lib/server/actions/write-service";
import { beginAudit, noteSettings } from "@/lib/server/audit/begin-audit";
import { createDatabaseAudit } from "@/lib/server/audit/database-audit";
import { claims } from "@/lib/server/auth/claims";
import { createDatabaseRevocations } from "@/lib/server/auth/database-revocations";
import { createMemorySignInAttempts } from "@/lib/server/auth/memory-sign-in-attempts";
import { stillOpen } from "@/lib/server/auth/open-sessions";
import { createProviderClaims } from "@/lib/server/auth/provider-claims";
import { providerMetadata } from "@/lib/server/auth/provider-client";
import { revocations } from "@/lib/server/auth/revocations";
import { sessionTracker } from "@/lib/server/auth/session";
import { sessionIdentity } from "@/lib/server/auth/session-identity";
import { signInAttempts } from "@/lib/server/auth/sign-in-attempts";
import { createWriteBehindTracker } from "@/lib/server/auth/write-behind-tracker";
import { sleep } from "@/lib/server/cache/priority";
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
import {
  closeDatabase,
  database,
  onOtherProcess,
  tellOtherProcesses,
} from "@/lib/server/db/process-database";
import { beginRedeeming, endRedeeming } from "@/lib/server/db/redeemed-tokens";
import { audit } from "@/lib/server/http/audit";
import { identity } from "@/lib/server/http/identity";
import { prepareIncomingRequests } from "@/lib/server/http/incoming-requests";
import { mapProblems } from "@/lib/server/http/problems";
import { secretReminder } from "@/lib/server/http/secret-reminder";
import { createMemoryUserRateLimit, userRateLimit } from "@/lib/server/http/user-rate-limit";
import { createJobIndex, type IndexOfJobs } from "@/lib/server/index/create-job-index";
import { accounts } from "@/lib/server/jobs/accounts";
import { noteEnd, recordIntent } from "@/lib/server/jobs/actions/action-audit";
import { bulkEnding, writes } from "@/lib/server/jobs/actions/writes";
import { recordedResourceWrites, resourceWrites } from "@/lib/server/jobs/capacity/capacity-writes";
import { changeStreams, createChangeStreams } from "@/lib/server/jobs/changes/change-streams";
import { exportSlots } from "@/lib/server/jobs/export/export-slots";
import { memorySlots } from "@/lib/server/jobs/export/memory-slots";
import { readiness } from "@/lib/server/jobs/readiness";
import { amazonProblem } from "@/lib/server/jobs/source/amazon-problem";
import { accountsFromSettings } from "@/lib/server/jobs/source/seller-account";
import { refreshTechnicianNames } from "@/lib/server/jobs/technicians";
import { createWritten } from "@/lib/server/jobs/written";
import { logger } from "@/lib/server/runtime/logger";
import { fetchThroughProxy } from "@/lib/server/runtime/outgoing-proxy";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { endOnSignals } from "@/lib/server/runtime/shutdown";
import { joinShared, type Shared } from "@/lib/server/shared/shared";
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
  const shared = await shareWithOthers();
  const { closeAudit } = provideImplementations(shared);
  prepareIncomingRequests();
  endOnSignals({
    endWork() {
      changeStreams.get().close();
      bulkEnding.get().abort();
      void exportSlots.get().close();
    },
    underWay: () => Promise.all([writes.get().settled(), resourceWrites.get().settled()]),
    lastWork: () =>
      Promise.all([closeAudit(), sessionTracker.get().settled(), closeIndexes()]).finally(() =>
        Promise.all([closeDatabase(), shared?.close()]),
      ),
  });
  onSecretNews(logSecretNews);
  remindOfRotation();
  void database().then(beginAudit, stop);
  void readiness().then((status) => {
    if (status !== "ready") logger().warn(status);
  });
}

const FIRST_CONTACT_MS = 2_000;

/**
 * Joins the other processes; null where there are none. Waits a little for the engine, so that what is asked
 * first is asked of all; without it the process starts alone.
 */
async function shareWithOthers(): Promise<Shared | null> {
  const { valkey, auth, spApi } = settings();
  if (valkey === null) return null;
  const shared = joinShared({
    valkey: () => settings().valkey ?? valkey,
    secret: auth.secret,
    account: spApi.clientId,
    log: logger(),
  });
  const patience = new AbortController();
  const inVain = sleep(FIRST_CONTACT_MS, patience.signal).catch(() => undefined);
  await Promise.race([shared.firstContact, inVain]);
  patience.abort();
  return shared;
}

/** Hands every room what it needs of the others. */
function provideImplementations(shared: Shared | null): { closeAudit: () => Promise<void> } {
  const { auth, perUser } = settings();
  const { oidc, rolesClaim, session } = auth;
  const auditLog = createDatabaseAudit(database);
  audit.provide(auditLog);
  identity.provide(sessionIdentity);
  const maxMs = session.maxMs;
  revocations.provide(
    createDatabaseRevocations({ database, maxMs, others: tellingOfEnds(shared) }),
  );
  revocations.get().onEnded(() => shared?.tell(ENDED));
  sessionTracker.provide(
    createWriteBehindTracker({
      write: async (rows) => keepSeenSessions(await database(), await stillOpen(rows)),
      maxMs: session.maxMs,
    }),
  );
  const attempts = createMemorySignInAttempts();
  signInAttempts.provide(shared?.signInAttempts(attempts) ?? attempts);
  const limit = createMemoryUserRateLimit(perUser);
  userRateLimit.provide(shared?.userRateLimit(perUser, limit) ?? limit);
  if (oidc !== null) {
    claims.provide(
      createProviderClaims({
        metadata: providerMetadata,
        credentials: () => settings().auth.oidc ?? oidc,
        rolesClaim,
        fetch,
        now: Date.now,
        once: shared?.once,
        turns: isOneOfSeveral() ? turns : undefined,
      }),
    );
  }
  provideJobs(shared);
  return { closeAudit: () => auditLog.close() };
}

const turns = {
  begin: async (token: string) => beginRedeeming(await database(), token),
  end: async (token: string, isDone: boolean) => endRedeeming(await database(), token, isDone),
};

const ENDED = "ended";

/** Of one PostgreSQL there may be several processes. */
function isOneOfSeveral(): boolean {
  return "databaseUrl" in settings().database;
}

/** They tell each other whichever way there is. */
function tellingOfEnds(shared: Shared | null) {
  if (!isOneOfSeveral()) return undefined;
  return {
    listen(hear: () => void) {
      shared?.onTold(ENDED, hear);
      return onOtherProcess("ended_sessions", hear);
    },
  };
}

function provideJobs(shared: Shared | null): void {
  accounts.provide(accountsFromSettings(createIndex, shared ?? undefined));
  const slots = memorySlots();
  exportSlots.provide(shared?.exportSlots(slots) ?? slots);
  changeStreams.provide(createChangeStreams());
  provideWrites(shared);
  followTechnicianNames();
  mapProblems(amazonProblem);
}

const SETTLE_EVERY_MS = 60_000;

/** What has Amazon do things, and looks up what a process has left behind, this one before its start included. */
function provideWrites(shared: Shared | null): void {
  const { client, learn } = accounts.get().default;
  const parts = { api: client, database, now: Date.now, sleep };
  const byDatabase = { tell: tellOtherProcesses, listen: onOtherProcess };
  const byEngine = shared ? [{ tell: shared.tell, listen: shared.onTold }] : [];
  const tell = createWritten(isOneOfSeveral() ? [byDatabase, ...byEngine] : []);
  const service = createWriteService({
    ...{ ...parts, record: recordIntent, learn },
    note(wanted, end, job) {
      noteEnd(wanted, end);
      if (end.state !== "not_done") tell({ job: wanted.jobId, store: job?.storeId ?? null });
    },
  });
  writes.provide(service);
  const ofStores = recordedResourceWrites(client, (store) => tell({ job: null, store }));
  resourceWrites.provide(ofStores);
  bulkEnding.provide(new AbortController());
  const settle = () =>
    Promise.all([service.settleAll(), ofStores.settleAll()]).then(
      ([jobs, stores]) => {
        const actions = jobs + stores;
        if (actions > 0) logger().info({ actions }, "looked up what was left behind");
      },
      () => undefined,
    );
  void settle();
  setInterval(settle, SETTLE_EVERY_MS).unref();
}

const NAMES_EVERY_MS = 30_000;

/** Another process may have named somebody. */
function followTechnicianNames(): void {
  const refresh = () => void refreshTechnicianNames().catch(() => undefined);
  refresh();
  setInterval(refresh, NAMES_EVERY_MS).unref();
}

/** The index of all jobs; without one, DuckDB is not loaded. */
function createIndex(client: SpApi): IndexOfJobs | null {
  const { index, marketplaceIds: marketplaces, storeLabels: labels } = settings();
  const { mode, isShared, file, share, months } = index;
  if (mode === "off") return null;
  const shared = isShared
    ? { database, listen: (hear: () => void) => onOtherProcess("job_index", hear) }
    : null;
  const kept = { mode, file, share, months, shared };
  return createJobIndex({ ...kept, client, marketplaces, labels, log: logger() });
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
