// Ends with 0 when the app on this machine serves: a container's health check, without curl.
const { PORT = "3000" } = process.env;

try {
  const answer = await fetch(`http://127.0.0.1:${PORT}/api/health`, {
    signal: AbortSignal.timeout(4_000),
  });
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
