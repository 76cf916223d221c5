import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SERVER = fileURLToPath(new URL("../server/", import.meta.url));

describe("server-only", () => {
  const files = readdirSync(SERVER, { recursive: true, encoding: "utf8" }).filter((name) =>
    /(?<!\.test)\.tsx?$/.test(name),
  );

  it("looks at every file below lib/server", () => {
    expect(files).toContain("bootstrap.ts");
  });

  it.each(files)("opens lib/server/%s", (name) => {
    expect(readFileSync(join(SERVER, name), "utf8")).toMatch(/^import "server-only";\n/);
  });

  it("stops a bundle for the browser, and lets the server's pass", () => {
    const load = ["-e", "require('server-only')"];
    const run = (args: string[]) =>
      execFileSync(process.execPath, args, { cwd: SERVER, stdio: "pipe" });
    expect(() => run(load)).toThrow("cannot be imported from a Client Component");
    expect(() => run(["--conditions=react-server", ...load])).not.toThrow();
  });
});
