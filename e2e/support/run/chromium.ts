import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/** What the search asks of the machine, so that its order can be tested without one. */
export type Machine = {
  env: Record<string, string | undefined>;
  platform: NodeJS.Platform;
  isRoot: boolean;
  exists: (path: string) => boolean;
  /** Where Playwright keeps the browser it downloads, whether or not it is there. */
  playwrightPath: () => string;
  /** Runs a command and says whether it succeeded. */
  run: (command: string, args: readonly string[]) => boolean;
};

/** The shell is the same engine without a window of its own, and takes two thirds of the time. */
const COMMANDS = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
/** Debian's, in the order in which to try them. */
const PACKAGES = ["chromium-headless-shell", "chromium"];
const MAC_APPS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const WINDOWS_ROOTS = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"];

/**
 * The path of a Chromium that is already here: the one that PLAYWRIGHT_CHROMIUM_PATH names, the
 * system's (its headless shell first), then Playwright's own.
 * @throws Error when PLAYWRIGHT_CHROMIUM_PATH names a file that does not exist
 */
export function findChromium(machine: Machine = thisMachine()): string | null {
  const named = machine.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (named) {
    if (machine.exists(named)) return named;
    throw new Error(`PLAYWRIGHT_CHROMIUM_PATH is ${named}, and there is no such file.`);
  }
  return [...systemPaths(machine), machine.playwrightPath()].find(machine.exists) ?? null;
}

/**
 * Like `findChromium`, but installs one where there is none.
 * @throws Error saying what to do when nothing can be installed
 */
export function ensureChromium(machine: Machine = thisMachine()): string {
  const path = findChromium(machine) ?? install(machine);
  if (path) return path;
  throw new Error(
    "No Chromium was found, and none could be installed.\n" +
      "Install Chromium or Chrome, or set PLAYWRIGHT_CHROMIUM_PATH to its executable.",
  );
}

function install(machine: Machine): string | null {
  machine.run("npx", ["playwright", "install", "--with-deps", "chromium"]);
  const downloaded = findChromium(machine);
  if (downloaded || !machine.isRoot || machine.platform !== "linux") return downloaded;
  // One repository that does not answer fails the update, and the package may still be there.
  machine.run("apt-get", ["update"]);
  PACKAGES.some((name) => machine.run("apt-get", ["install", "-y", name]));
  return findChromium(machine);
}

function systemPaths({ env, platform }: Machine): string[] {
  if (platform === "darwin") return MAC_APPS;
  if (platform === "win32") {
    return WINDOWS_ROOTS.flatMap((name) => env[name] ?? []).map((root) =>
      join(root, "Google", "Chrome", "Application", "chrome.exe"),
    );
  }
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
}

export function thisMachine(): Machine {
  return {
    env: process.env,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    exists: existsSync,
    playwrightPath: () => chromium.executablePath(),
    run: (command, args) =>
      spawnSync(command, args, {
        stdio: ["ignore", "inherit", "inherit"],
        shell: process.platform === "win32",
        timeout: 10 * 60_000,
      }).status === 0,
  };
}

/** Arguments that keep Chromium off the network and let it run as root. */
export function launchArguments(isRoot: boolean): string[] {
  const quiet = [
    // A page of somebody else's, such as an identity provider's, may wait for a font from afar before it
    // can be clicked: a name that is no machine of ours has no address.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return isRoot ? ["--no-sandbox", ...quiet] : quiet;
}

/** For specs, which share two cores with the app and a second browser: compilers ahead of the page cost more than they bring. */
export const THRIFTY_ARGUMENTS = ["--js-flags=--single-threaded"];
