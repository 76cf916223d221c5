// Ends with 0 when the app on this machine serves: a container's health check, without curl.
const port = Number.parseInt((process.env.PORT ?? "").replace(/^\s*["']/u, ""), 10) || 3000;

try {
  const answer = await fetch(`http://127.0.0.1:${port}/api/health`, {
    signal: AbortSignal.timeout(4_000),
  });
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
