import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Driver, personAt } from "@/e2e/other-browsers/driver";
import { startFirefox } from "@/e2e/other-browsers/firefox";
import { JOURNEY } from "@/e2e/other-browsers/journey";
import { startWebkit } from "@/e2e/other-browsers/webkit";
import { startApp } from "@/e2e/support/app/server";

/** The journey in the browsers of this machine that no spec runs in; it says which are not there. */
const firefox = find("firefox-esr") ?? find("firefox");
const [webkit, xvfb] = [find("WebKitWebDriver"), find("xvfb-run")];
const BROWSERS: readonly { name: string; needs: string; start: (() => Promise<Driver>) | null }[] =
  [
    {
      name: "Firefox",
      needs: "firefox-esr",
      start: firefox === null ? null : () => startFirefox(firefox),
    },
    {
      name: "WebKit",
      needs: "webkit2gtk-driver xvfb",
      start: webkit === null || xvfb === null ? null : () => startWebkit(webkit, xvfb),
    },
  ];

const app = await startApp();
let failed = 0;
for (const { name, needs, start } of BROWSERS) {
  if (!start) console.log(`${name}: not on this machine (Debian: apt-get install ${needs})`);
  else if (!(await passes(name, await start()))) failed += 1;
}
await app.stop();
process.exitCode = failed === 0 ? 0 : 1;

async function passes(name: string, driver: Driver): Promise<boolean> {
  const person = personAt(driver);
  try {
    for (const [step, perform] of JOURNEY) {
      const begun = Date.now();
      await perform(person, app.baseUrl);
      console.log(`${name}: ${step} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    }
    return true;
  } catch (error) {
    console.error(`${name}: FAILED`, error);
    return false;
  } finally {
    await driver.stop();
  }
}

function find(command: string): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, command)).find((path) => existsSync(path)) ?? null;
}
