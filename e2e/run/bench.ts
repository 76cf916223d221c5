import autocannon from "autocannon";
import { startApp } from "../support/server";
import { cookieHeader, signInDemo } from "../support/sign-in";

const CONNECTIONS = 10;
const SECONDS = 5;
const PATHS = ["/api/health", "/api/jobs", "/api/quota", "/jobs"];

/** Measures the built app in demo mode: every question but the first is answered from memory. */
const app = await startApp({ LOG_LEVEL: "warn" });
try {
  const cookie = cookieHeader(await signInDemo(app.baseUrl, "manager"));
  console.log(row(["path", "requests/s", "p50 ms", "p97.5 ms", "p99 ms", "failed"]));
  for (const path of PATHS) {
    const url = `${app.baseUrl}${path}`;
    await (await fetch(url, { headers: { cookie } })).text();
    const { requests, latency, non2xx, errors } = await autocannon({
      url,
      headers: { cookie },
      connections: CONNECTIONS,
      duration: SECONDS,
    });
    const failed = non2xx + errors;
    console.log(row([path, requests.average, latency.p50, latency.p97_5, latency.p99, failed]));
    if (failed > 0) process.exitCode = 1;
  }
} finally {
  await app.stop();
}

function row([path = "", ...figures]: readonly (string | number)[]): string {
  return `${String(path).padEnd(14)}${figures.map((figure) => String(figure).padStart(12)).join("")}`;
}
