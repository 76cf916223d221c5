import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { ServerResponse } from "node:http";
import { beginAudit, noteSettings } from "@/lib/server/audit/begin-audit";
import { settleRefusals } from "@/lib/server/audit/note-refusal";
import { settleAudit } from "@/lib/server/audit/record-audit";
import { settleSessions } from "@/lib/server/auth/open-sessions/note-sessions";
import { nameOwnAddress, type Variables } from "@/lib/server/config/env";
import { SettingsError } from "@/lib/server/config/secret-file";
import { secretReminder } from "@/lib/server/config/secret-reminder";
import {
  onSecretNews,
  type SecretNews,
  settings,
  startVariables,
} from "@/lib/server/config/settings";
import { modeOf, provideEmbeddedUpstream } from "@/lib/server/config/settings-from";
import { closeStore, processStore } from "@/lib/server/db/process-database";
import { markPeers } from "@/lib/server/http/client-address";
import { mapProblems } from "@/lib/server/http/problems";
import { readAddressesAsTheyCome } from "@/lib/server/http/readable-address";
import { accounts } from "@/lib/server/jobs/accounts";
import { exportSlots } from "@/lib/server/jobs/export/export-slots";
import { memorySlots } from "@/lib/server/jobs/export/memory-slots";
import { isReady } from "@/lib/server/jobs/readiness";
import { amazonProblem } from "@/lib/server/jobs/source/amazon-problem";
import { accountsFromSettings } from "@/lib/server/jobs/source/seller-account";
import { logger } from "@/lib/server/runtime/logger";
import { fetchThroughProxy } from "@/lib/server/runtime/outgoing-proxy";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { endOnSignals } from "@/lib/server/runtime/shutdown";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { startSimulator } from "@/lib/server/simulator/start";

const TWO_YEARS_S = 63_072_000;
const POLICY = `max-age=${TWO_YEARS_S}; includeSubDomains`;

/**
 * Tells browsers with every answer, files included, to come by https: only (RFC 6797). Next writes
 * fixed headers while building, when nobody knows the mode; node tells of every answer that begins.
 */
function sendStrictTransport(): void {
  const { mode, auth } = settings();
  if (mode !== "live" || !auth.secureCookies) return;
  subscribe("http.server.request.start", (message) => {
    if (isStart(message)) message.response.setHeader("strict-transport-security", POLICY);
  });
}

function isStart(message: unknown): message is { response: ServerResponse } {
  return (
    typeof message === "object" &&
    message !== null &&
    "response" in message &&
    message.response instanceof ServerResponse
  );
}

/** Prepares the process. A setting that cannot be used ends it with a sentence that names the variable. */
export async function start(): Promise<void> {
  try {
    const variables = startVariables();
    nameOwnAddress();
    if (modeOf(variables) === "demo") await startDemo(variables);
    const { mode, spApi, proxy } = settings();
    if (proxy !== null) await fetchThroughProxy(proxy);
    const through = proxy === null ? null : new URL(proxy.url).host;
    logger().info({ mode, upstream: spApi.endpoint, proxy: through }, "starting");
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    stop(error);
  }
  provideJobs();
  markPeers();
  sendStrictTransport();
  readAddressesAsTheyCome();
  endOnSignals({
    endWork: () => void exportSlots.get().close(),
    lastWork() {
      settleRefusals();
      return Promise.all([settleAudit(), settleSessions()]).finally(closeStore);
    },
  });
  onSecretNews(tellSecretNews);
  remindOfRotation();
  void processStore().then(({ db }) => beginAudit(db), stop);
  void isReady().then((ready) => {
    if (!ready) logger().warn("Login with Amazon has not answered yet");
  });
}

function provideJobs(): void {
  accounts.provide(accountsFromSettings());
  exportSlots.provide(memorySlots());
  mapProblems(amazonProblem);
}

function tellSecretNews(told: SecretNews): void {
  if ("refused" in told) {
    logger().warn(told, "the last good value of a secret stays");
    return;
  }
  logger().info({ variables: told.changed }, "secrets read anew");
  void processStore().then(
    ({ db }) => noteSettings(db),
    () => undefined,
  );
}

function remindOfRotation(): void {
  const reminder = secretReminder(settings().secretIssuedAt, Date.now());
  if (reminder === null) return;
  const { lastDay, days } = reminder;
  logger().warn({ variable: "SP_API_CLIENT_SECRET", lastDay, days }, "the client secret expires");
}

function stop(error: unknown): never {
  const reason = error instanceof Error ? error.message : "The store cannot be opened.";
  process.stderr.write(`\nThe dashboard cannot start.\n${reason}\n\n`);
  process.exit(1);
}

/** Amazon inside this process, for whatever the variables leave open. */
async function startDemo(variables: Variables): Promise<void> {
  const [credentials] = DEMO_CREDENTIALS;
  const needed = !(variables.SP_API_ENDPOINT && variables.SP_API_LWA_ENDPOINT);
  const simulator = needed ? await processSingleton("simulator", () => startSimulator()) : null;
  provideEmbeddedUpstream({
    endpoint: simulator?.url ?? "",
    lwaEndpoint: simulator?.tokenUrl ?? "",
    clientId: credentials?.clientId ?? "",
    clientSecret: credentials?.clientSecret ?? "",
    refreshToken: credentials?.refreshToken ?? "",
  });
}
