// Starts the built app: the standalone server, in the repository as in an image. PORT and HOSTNAME
// say where; demo mode stays on the loopback address unless HOSTNAME is set.
import { existsSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import nextEnv from "@next/env";

// What is remembered is small and short-lived; left alone, the heap grows to several times of it
// before it is swept.
setFlagsFromString("--heap-growing-percent=15");
nextEnv.loadEnvConfig(process.cwd());
// The server moves into its own folder; relative paths mean the one it was started in.
process.env.STARTED_IN = process.cwd();

// What `docker --env-file` leaves around a value; the server does the same with all that it reads.
const given = (name) =>
  (process.env[name] ?? "")
    .trim()
    .replace(/^(["'])(.*)\1$/su, "$2")
    .trim();
for (const name of ["PORT", "HOSTNAME"]) {
  if (process.env[name] !== undefined) process.env[name] = given(name);
}

const CREDENTIALS = ["SP_API_CLIENT_ID", "SP_API_CLIENT_SECRET", "SP_API_REFRESH_TOKEN"];
const mode = given("SP_API_MODE");
const demo = mode
  ? mode === "demo"
  : !CREDENTIALS.some((name) => given(name) || given(`${name}_FILE`));
// Containers set HOSTNAME to the machine's own name, which nobody chose as an address.
const chosen = process.env.HOSTNAME === hostname() ? undefined : process.env.HOSTNAME;
process.env.HOSTNAME = chosen || (demo ? "127.0.0.1" : "0.0.0.0");

await import(pathToFileURL(join(await serverFolder(), "server.js")).href);

/** Around this file in an image, below `.next` in the repository. */
async function serverFolder() {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  if (existsSync(join(root, "server.js"))) return root;
  const { assemble } = await import("./assemble.mjs");
  assemble(root);
  return join(root, ".next/standalone");
}
