import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SECRET_NAMES } from "./secret-files";
import { createLive, watchSecrets } from "./secret-watch";

let folder: string;
let clock: number;
const reported: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "secrets-"));
  clock = Date.now() + 60_000;
  reported.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes in place, at a moment of the test's clock. */
function write(name: string, text: string, ageMs = 5_000): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  utimesSync(path, new Date(clock - ageMs), new Date(clock - ageMs));
  return path;
}

function watch(environment: Record<string, string>) {
  return watchSecrets({
    environment,
    absolutePath: (path) => join(folder, path),
    now: () => clock,
    errorIn: (_, value) => (value.startsWith("bad") ? "cannot be read" : null),
    warn: (name, message) => reported.push(`${name}: ${message}`),
  });
}

const SECRET = { SP_API_CLIENT_SECRET_FILE: "secret" };

describe("at the start", () => {
  it.each(SECRET_NAMES)("%s may come from a file", (name) => {
    write("secret", "from the file\n");
    expect(watch({ [`${name}_FILE`]: "secret", OTHER: "1" }).environment()).toMatchObject({
      [name]: "from the file",
      OTHER: "1",
    });
  });

  it("leaves alone what has no file, and takes a blank file name for none", () => {
    const environment = { METRICS_TOKEN: "direct", NEXTAUTH_SECRET_FILE: " " };
    expect(watch(environment).environment()).toEqual(environment);
  });

  it("takes a blank variable beside its file for not set", () => {
    write("secret", "from the file");
    expect(watch({ ...SECRET, SP_API_CLIENT_SECRET: " " }).environment()).toMatchObject({
      SP_API_CLIENT_SECRET: "from the file",
    });
  });

  it.each([
    ["quotes", Buffer.from('"hush"\n')],
    ["a byte order mark and Windows' line end", Buffer.from("\ufeffhush\r\n")],
    ["UTF-16 as PowerShell writes it", Buffer.from("\ufeffhush\r\n", "utf16le")],
    ["UTF-16 of the other byte order", Buffer.from("\ufeffhush\r\n", "utf16le").swap16()],
  ])("takes a file with %s, named in quotes", (_, bytes) => {
    writeFileSync(join(folder, "secret"), bytes);
    expect(watch({ METRICS_TOKEN_FILE: '"secret"' }).environment()).toMatchObject({
      METRICS_TOKEN: "hush",
    });
  });

  it.each([
    ["UTF-16 that does not say so", Buffer.from("hush", "utf16le"), "cannot be seen (U+0000)."],
    ["bytes of no text", Buffer.from([0x68, 0xfc, 0x73, 0x68]), "is no text in UTF-8."],
    ["quotes around nothing", Buffer.from('""\n'), "is empty."],
  ])("stops for a file with %s", (_, bytes, says) => {
    writeFileSync(join(folder, "secret"), bytes);
    expect(() => watch({ METRICS_TOKEN_FILE: "secret" })).toThrow(says);
    expect(() => watch({ METRICS_TOKEN_FILE: "secret" })).toThrow(
      /^METRICS_TOKEN_FILE names a file that/u,
    );
  });

  it.each([
    ["a variable beside its file", { ...SECRET, SP_API_CLIENT_SECRET: "hush" }, "are both set"],
    ["a missing file", { METRICS_TOKEN_FILE: "hush" }, "that does not exist"],
    ["an empty file", { METRICS_TOKEN_FILE: "empty" }, "that is empty"],
    ["a folder", { METRICS_TOKEN_FILE: "." }, "that is no file"],
    ["a huge file", { METRICS_TOKEN_FILE: "huge" }, "more than 64 kB"],
    ["a path through a file", { METRICS_TOKEN_FILE: "empty/hush" }, "that cannot be read"],
  ])("stops for %s, naming the variable only", (_, environment: Record<string, string>, says) => {
    write("secret", "hush");
    write("empty", " \n");
    write("huge", "x".repeat(70_000));
    const [name] = Object.keys(environment);
    expect(() => watch(environment)).toThrow(new RegExp(`^${name?.replace("_FILE", "")}.*${says}`));
    expect(() => watch(environment)).not.toThrow("hush");
  });
});

describe("while it runs", () => {
  it("takes what an editor puts where the file was", () => {
    write("secret", "old");
    const secrets = watch(SECRET);
    expect(secrets.check()).toEqual([]);
    renameSync(write("secret.new", "new"), join(folder, "secret"));
    expect(secrets.check()).toEqual(["SP_API_CLIENT_SECRET"]);
    expect(secrets.environment().SP_API_CLIENT_SECRET).toBe("new");
    expect(secrets.check()).toEqual([]);
  });

  it("follows the link that Kubernetes swaps", () => {
    for (const [version, text] of [
      ["v1", "old"],
      ["v2", "new"],
    ] as const) {
      mkdirSync(join(folder, version));
      write(`${version}/secret`, text);
    }
    symlinkSync("v1", join(folder, "..data"));
    symlinkSync("..data/secret", join(folder, "secret"));
    const secrets = watch(SECRET);
    symlinkSync("v2", join(folder, "..data_tmp"));
    renameSync(join(folder, "..data_tmp"), join(folder, "..data"));
    expect(secrets.check()).toEqual(["SP_API_CLIENT_SECRET"]);
    expect(secrets.environment().SP_API_CLIENT_SECRET).toBe("new");
  });

  it("waits until a fresh write has settled, unless it has to know at once", () => {
    write("secret", "old");
    const [patient, pressed] = [watch(SECRET), watch(SECRET)];
    write("secret", "half", 10);
    expect(patient.check()).toEqual([]);
    expect(pressed.check(true)).toEqual(["SP_API_CLIENT_SECRET"]);
    write("secret", "whole", 10);
    expect(patient.check()).toEqual([]);
    expect(patient.check()).toEqual(["SP_API_CLIENT_SECRET"]);
    expect(patient.environment().SP_API_CLIENT_SECRET).toBe("whole");
  });

  it.each([
    ["emptied", () => write("secret", ""), "SP_API_CLIENT_SECRET_FILE names a file that is empty."],
    [
      "gone",
      () => rmSync(join(folder, "secret")),
      "SP_API_CLIENT_SECRET_FILE names a file that does not exist.",
    ],
    ["wrong", () => write("secret", "bad hush"), "SP_API_CLIENT_SECRET cannot be read."],
  ])("keeps the last good value where the file is %s, and says so once", (_, spoil, says) => {
    write("secret", "old");
    const secrets = watch(SECRET);
    spoil();
    for (let checks = 0; checks < 4; checks++) expect(secrets.check()).toEqual([]);
    expect(secrets.environment().SP_API_CLIENT_SECRET).toBe("old");
    expect(reported).toEqual([`SP_API_CLIENT_SECRET: ${says}`]);
    write("secret", "new again");
    expect(secrets.check()).toEqual(["SP_API_CLIENT_SECRET"]);
  });
});

it("reads a file that was refused again with each check, as what was wrong may pass", () => {
  write("secret", "old");
  let away = true;
  const secrets = watchSecrets({
    environment: SECRET,
    absolutePath: (path) => join(folder, path),
    now: () => clock,
    errorIn: (_, value) => (away && value !== "old" ? "cannot be looked up now" : null),
    warn: (name) => reported.push(name),
  });
  write("secret", "new");
  expect([secrets.check(), secrets.check()]).toEqual([[], []]);
  away = false;
  expect(secrets.check()).toEqual(["SP_API_CLIENT_SECRET"]);
  expect(reported).toEqual(["SP_API_CLIENT_SECRET"]);
});

describe("what is made of it", () => {
  function live() {
    const changes: string[][] = [];
    const made = createLive({
      watch: watch({ ...SECRET }),
      make: (environment) => ({ secret: environment.SP_API_CLIENT_SECRET }),
      now: () => clock,
      changed: (names) => changes.push([...names]),
      failed: () => undefined,
    });
    return { made, changes };
  }

  it("is made anew when a file has changed, which is checked every two seconds", () => {
    write("secret", "old");
    const { made, changes } = live();
    const first = made.current();
    write("secret", "new");
    clock += 1_999;
    expect(made.current()).toBe(first);
    clock += 1;
    expect(made.current()).toEqual({ secret: "new" });
    expect(changes).toEqual([["SP_API_CLIENT_SECRET"]]);
  });

  it("stays as it was while none can be made of a change, and is made as soon as one can", () => {
    write("secret", "old");
    let refuses = false;
    const reported: unknown[][] = [];
    const made = createLive({
      watch: watch({ ...SECRET }),
      make: ({ SP_API_CLIENT_SECRET }) => {
        if (refuses) throw new Error("It does not fit the other settings.");
        return { secret: SP_API_CLIENT_SECRET };
      },
      now: () => clock,
      changed: (names) => reported.push(["changed", ...names]),
      failed: (names, error) => reported.push(["failed", ...names, String(error)]),
    });
    const first = made.current();
    write("secret", "new");
    refuses = true;
    for (let checks = 0; checks < 3; checks++) {
      clock += 2_000;
      expect(made.current()).toBe(first);
    }
    refuses = false;
    clock += 2_000;
    expect(made.current()).toEqual({ secret: "new" });
    expect(reported).toEqual([
      ["failed", "SP_API_CLIENT_SECRET", "Error: It does not fit the other settings."],
      ["changed", "SP_API_CLIENT_SECRET"],
    ]);
  });

  it("is checked at once when somebody asks for it", () => {
    write("secret", "old");
    const { made } = live();
    write("secret", "new", 0);
    made.checkNow();
    expect(made.current()).toEqual({ secret: "new" });
  });
});
