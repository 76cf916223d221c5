import { describe, expect, it } from "vitest";
import { ensureChromium, findChromium, launchArguments, type Machine } from "./chromium";

const OWN = "/cache/ms-playwright/chrome";

function machine(files: readonly string[], changes: Partial<Machine> = {}) {
  const present = new Set(files);
  const commands: string[] = [];
  const fake: Machine = {
    env: { PATH: "/usr/local/bin:/usr/bin" },
    platform: "linux",
    isRoot: false,
    exists: (path) => present.has(path),
    playwrightPath: () => OWN,
    run: () => false,
    ...changes,
  };
  const { run } = fake;
  fake.run = (command, args) => {
    commands.push([command, ...args].join(" "));
    return run(command, args);
  };
  return { fake, present, commands };
}

const INSTALL = "npx playwright install --with-deps chromium";

describe("findChromium", () => {
  it("takes the named executable before any other", () => {
    const env = { PATH: "/usr/bin", PLAYWRIGHT_CHROMIUM_PATH: "/opt/mine" };
    expect(findChromium(machine(["/opt/mine", "/usr/bin/chromium", OWN], { env }).fake)).toBe(
      "/opt/mine",
    );
  });

  it("refuses a named executable that is missing, even when another is there", () => {
    const env = { PATH: "/usr/bin", PLAYWRIGHT_CHROMIUM_PATH: "/opt/gone" };
    expect(() => findChromium(machine(["/usr/bin/chromium"], { env }).fake)).toThrow(
      "PLAYWRIGHT_CHROMIUM_PATH is /opt/gone, and there is no such file.",
    );
  });

  it("takes the system's browser before Playwright's own", () => {
    expect(findChromium(machine([OWN, "/usr/bin/google-chrome-stable"]).fake)).toBe(
      "/usr/bin/google-chrome-stable",
    );
  });

  it("takes Chromium before Chrome, wherever on the path each is", () => {
    const files = ["/usr/local/bin/google-chrome", "/usr/bin/chromium"];
    expect(findChromium(machine(files).fake)).toBe("/usr/bin/chromium");
  });

  it("takes the headless shell before the whole browser", () => {
    const files = ["/usr/local/bin/chromium", "/usr/bin/chromium-headless-shell"];
    expect(findChromium(machine(files).fake)).toBe("/usr/bin/chromium-headless-shell");
  });

  it("takes Playwright's own where the system has none", () => {
    expect(findChromium(machine([OWN]).fake)).toBe(OWN);
  });

  it("looks into the applications of macOS", () => {
    const app = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    expect(findChromium(machine([app], { platform: "darwin" }).fake)).toBe(app);
  });

  it("looks into the program folders of Windows", () => {
    const env = { LOCALAPPDATA: "/users/me" };
    const chrome = "/users/me/Google/Chrome/Application/chrome.exe";
    expect(findChromium(machine([chrome], { platform: "win32", env }).fake)).toBe(chrome);
  });

  it("installs nothing", () => {
    const { fake, commands } = machine([]);
    expect(findChromium(fake)).toBeNull();
    expect(commands).toEqual([]);
  });
});

describe("ensureChromium", () => {
  it("installs nothing where a browser is there", () => {
    const { fake, commands } = machine(["/usr/bin/chromium"]);
    expect(ensureChromium(fake)).toBe("/usr/bin/chromium");
    expect(commands).toEqual([]);
  });

  it("downloads Playwright's browser before it asks Debian", () => {
    const { fake, present, commands } = machine([], {
      isRoot: true,
      run: () => Boolean(present.add(OWN)),
    });
    expect(ensureChromium(fake)).toBe(OWN);
    expect(commands).toEqual([INSTALL]);
  });

  it.each([
    { has: "chromium-headless-shell", asked: ["chromium-headless-shell"] },
    { has: "chromium", asked: ["chromium-headless-shell", "chromium"] },
  ])("asks Debian, which has $has, when the download fails", ({ has, asked }) => {
    const { fake, present, commands } = machine([], {
      isRoot: true,
      run: (command, args) => {
        if (command !== "apt-get" || (args.includes("install") && args.at(-1) !== has))
          return false;
        if (args.includes("install")) present.add(`/usr/bin/${has}`);
        return true;
      },
    });
    expect(ensureChromium(fake)).toBe(`/usr/bin/${has}`);
    const installs = asked.map((name) => `apt-get install -y ${name}`);
    expect(commands).toEqual([INSTALL, "apt-get update", ...installs]);
  });

  it("leaves Debian's packages alone for a user who is not root", () => {
    const { fake, commands } = machine([]);
    expect(() => ensureChromium(fake)).toThrow();
    expect(commands).toEqual([INSTALL]);
  });

  it("says in two lines what to do when nothing helps", () => {
    const { fake } = machine([], { isRoot: true });
    expect(() => ensureChromium(fake)).toThrow(
      "No Chromium was found, and none could be installed.\n" +
        "Install Chromium or Chrome, or set PLAYWRIGHT_CHROMIUM_PATH to its executable.",
    );
  });
});

describe("launchArguments", () => {
  it("drops the sandbox for root only", () => {
    expect(launchArguments(true)).toContain("--no-sandbox");
    expect(launchArguments(false)).not.toContain("--no-sandbox");
  });

  it("knows no machine but this one", () => {
    expect(launchArguments(false)).toContainEqual(
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    );
  });
});
