// Starts the built app. PORT and HOSTNAME say where; demo mode stays on the loopback address
// unless HOSTNAME is set.
import { hostname } from "node:os";
import { setFlagsFromString } from "node:v8";
import nextEnv from "@next/env";

// What is remembered is small and short-lived; left alone, the heap grows to several times of it
// before it is swept.
setFlagsFromString("--heap-growing-percent=15");
nextEnv.loadEnvConfig(process.cwd());

const { PORT = "3000", SP_API_MODE, SP_API_CLIENT_ID, SP_API_CLIENT_SECRET } = process.env;
const demo = SP_API_MODE
  ? SP_API_MODE === "demo"
  : !(SP_API_CLIENT_ID || SP_API_CLIENT_SECRET || process.env.SP_API_REFRESH_TOKEN);
// Containers set HOSTNAME to the machine's own name, which nobody chose as an address.
const chosen = process.env.HOSTNAME === hostname() ? undefined : process.env.HOSTNAME;
const address = chosen || (demo ? "127.0.0.1" : "0.0.0.0");

process.argv.splice(2, process.argv.length, "start", "--port", PORT, "--hostname", address);
await import("next/dist/bin/next");
