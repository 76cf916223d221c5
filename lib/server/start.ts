import "server-only";
import { beginAudit, noteSettings } from "./audit/begin-audit";
import { settleRefusals } from "./audit/note-refusal";
import { settleAudit } from "./audit/record-audit";
import { readAddressesAsTheyCome } from "./edge/readable-address";
import { sendStrictTransport } from "./edge/strict-transport";
import { nameOwnAddress, type Variables } from "./env";
import { endExports } from "./jobs/export/export-desk";
import { logger } from "./logger";
import { markPeers } from "./mark-peers";
import { fetchThroughProxy } from "./outgoing-proxy";
import { processSingleton } from "./process-singleton";
import { isReady } from "./readiness";
import { secretReminder } from "./secrets/secret-reminder";
import { settleSessions } from "./sessions/seen-sessions";
import { onSecretNews, type SecretNews, settings, startVariables } from "./settings";
import { SettingsError } from "./settings-error";
import { modeOf, provideEmbeddedUpstream } from "./settings-from";
import { endOnSignals } from "./shutdown";
import { DEMO_CREDENTIALS } from "./simulator/credentials";
import { startSimulator } from "./simulator/start";
import { closeStore, processStore } from "./store/process-store";

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
  markPeers();
  sendStrictTransport();
  readAddressesAsTheyCome();
  endOnSignals({
    endWork: () => void endExports(),
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
