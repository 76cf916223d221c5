import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { API_ROUTES } from "@/lib/access/api-routes";
import { PROBLEM_STATUS } from "@/lib/http/problem";
import { LOCATION_TYPES } from "@/lib/jobs/job";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { emptySearch } from "@/lib/search/jobs-search";
import { anchorsIn, referencesIn, targetOf } from "./doc-references";
import { ROOMS } from "./structure/rooms";

const DECISIONS = "docs/decisions";
/** What a reader's machine has, beside npm. */
const PROGRAMS = ["npm", "npx", "node", "docker", "openssl"];
/** Read by node itself. */
const NODES = ["NODE_EXTRA_CA_CERTS"];

const manifest = z
  .object({
    browserslist: z.array(z.string()),
    engines: z.object({ node: z.string() }),
    scripts: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read("package.json")));

const tree = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((path) => path !== "" && existsSync(path));
const folders = [...new Set(tree.filter((path) => path.includes("/")).map(topOf))];
const pages = tree.filter((path) =>
  /^(?:README|CONTRIBUTING|SECURITY)\.md$|^docs\/.*\.md$/u.test(path),
);
const decisions = pages.filter((page) => page.startsWith(DECISIONS) && !page.endsWith("README.md"));
/** Where the variables of tests are read. */
const specs = tree
  .filter((path) => /^e2e\/.*\.ts$|^lib\/server\/.*\.test\.ts$/u.test(path))
  .map(read)
  .join("\n");
const example = read(".env.example");

function read(path: string): string {
  return readFileSync(path, "utf8");
}

function topOf(path: string): string {
  return path.split("/")[0] ?? "";
}

function isVariable(name: string): boolean {
  const isWord = new RegExp(`\\b${name}\\b`, "u");
  const isAmazons = [...SERVICE_JOB_STATUSES, ...LOCATION_TYPES].some((word) => word === name);
  return isAmazons || NODES.includes(name) || isWord.test(example) || isWord.test(specs);
}

/** What a page speaks of and what is not there, each as a sentence. */
function faultsOf(page: string, text: string): string[] {
  const found = referencesIn(text, folders);
  const missing = (all: readonly string[], what: string, exists: (one: string) => boolean) =>
    all.filter((one) => !exists(one)).map((one) => `${page}: no ${what} ${one}`);
  return [
    ...missing(found.links, "page behind the link", (link) => leadsSomewhere(link, page, text)),
    ...missing(found.paths, "path", (path) => existsSync(path)),
    ...missing(found.scripts, "script", (name) => name in manifest.scripts),
    ...missing(found.programs, "program", (name) => PROGRAMS.includes(name)),
    ...missing(found.tools, "tool", (name) => existsSync(join("node_modules/.bin", name))),
    ...missing(found.variables, "variable", isVariable),
  ];
}

function leadsSomewhere(link: string, page: string, text: string): boolean {
  const target = targetOf(link, page);
  if (target === null) return URL.canParse(link);
  const { path, anchor } = target;
  if (path === page) return anchorsIn(text).includes(anchor);
  if (!existsSync(path)) return false;
  return anchor === "" || (statSync(path).isFile() && anchorsIn(read(path)).includes(anchor));
}

it.each(pages)("%s speaks only of what is there", (page) => {
  expect(faultsOf(page, read(page))).toEqual([]);
});

it("reads something of every kind in them", () => {
  const all = pages.map((page) => referencesIn(read(page), folders));
  const count = (kind: keyof (typeof all)[number]) => all.flatMap((found) => found[kind]).length;
  expect(count("links")).toBeGreaterThan(60);
  expect(count("paths")).toBeGreaterThan(100);
  expect(count("scripts")).toBeGreaterThan(15);
  expect(count("variables")).toBeGreaterThan(25);
  expect(count("tools")).toBeGreaterThan(0);
});

describe("a page is faulty that speaks of", () => {
  it.each([
    ["[a page](docs/no-such.md)", "no page behind the link docs/no-such.md"],
    ["[a heading](README.md#no-such)", "no page behind the link README.md#no-such"],
    ["[its own heading](#no-such)", "no page behind the link #no-such"],
    ['<img src="public/no-such.png">', "no page behind the link public/no-such.png"],
    ["`lib/no-such`", "no path lib/no-such"],
    ["`lib/{jobs,no-such}/`", "no path lib/no-such"],
    ["`no-such.config.ts`", "no path no-such.config.ts"],
    ["`gone/no-such.ts`", "no path gone/no-such.ts"],
    ["`npx vitest run lib/no-such`", "no path lib/no-such"],
    ["run `npm run no-such`", "no script no-such"],
    ["run npm run\nno-such:it now", "no script no-such:it"],
    ["```sh\nnpm ci && npm run no-such -- one\n```", "no script no-such"],
    ["```sh\nno-such --now\n```", "no program no-such"],
    ["```sh\nnode lib/no-such.mjs\n```", "no path lib/no-such.mjs"],
    ["`npx no-such run`", "no tool no-such"],
    ["`NO_SUCH=1`", "no variable NO_SUCH"],
    ["```sh\ndocker run -e NO_SUCH=1 \\\n  image\n```", "no variable NO_SUCH"],
  ])("%j", (text, fault) => {
    expect(faultsOf("page.md", text)).toEqual([`page.md: ${fault}`]);
  });

  it.each([
    "[a page](README.md), [a heading](README.md#try-it), [another site](https://example.com/a)",
    "# The `code`, and more\n\n[it](#the-code-and-more)",
    "`lib/i18n/messages/{en,de}`, `lib/jobs/`, `biome.json`, `app/jobs/NNN.md`, `lib/server/**`",
    "`/api/jobs`, `text/html`, `application/problem+json`, `a ?? b`, `GET /api/jobs`",
    "```text\nlib/no-such\n```",
    "```sh\n# a comment\nFUZZ_SEED=1 npm run e2e -- e2e/fuzz\n```",
    "`PAYMENT_DECLINED`, `TRUSTED_PROXY_HOPS`, `NODE_EXTRA_CA_CERTS=/a`, `SP_API_CLIENT_SECRET_FILE`",
  ])("and not of %j", (text) => {
    expect(faultsOf("page.md", text)).toEqual([]);
  });
});

it("follows a link from its page, and counts equal headings", () => {
  expect(targetOf("../README.md#a", "docs/api.md")).toEqual({ path: "README.md", anchor: "a" });
  expect(targetOf("#a", "docs/api.md")).toEqual({ path: "docs/api.md", anchor: "a" });
  expect(anchorsIn("# Way\n\n## Way\n\n```text\n# Not\n```\n")).toEqual(["way", "way-1"]);
});

it.each(["npm ci && npm run demo", "npm ci && npm test"])("the README says %s", (command) => {
  expect(read("README.md")).toContain(`\n\`\`\`sh\n${command}\n\`\`\`\n`);
});

it("the README names the oldest Node, and the guide for operators the oldest browsers", () => {
  const [, node] = /^>=(.+)$/u.exec(manifest.engines.node) ?? [];
  expect(read("README.md")).toContain(`Node ${node} or newer`);
  const [, browsers = ""] = read("docs/operations.md").split("## Oldest browsers");
  const said: readonly string[] = browsers.match(/\b(?<!\.)\d+(?:\.\d+)?\b/gu) ?? [];
  const oldest = manifest.browserslist.map((entry) => entry.split(" >= ")[1]);
  expect(new Set(said)).toEqual(new Set(oldest));
});

it("docs/api.md has every parameter, route and code", () => {
  const text = read("docs/api.md");
  const parameters = Object.keys(emptySearch());
  const routes = Object.keys(API_ROUTES).filter((route) => !route.includes("nextauth"));
  const wanted = [
    ...parameters,
    ...routes.map((route) => route.replaceAll(/\[(\w+)\]/gu, "{$1}")),
    ...Object.keys(PROBLEM_STATUS),
  ];
  const said = (one: string) => new RegExp(`\`${escaped(one)}[\`?]`, "u").test(text);
  expect(wanted.filter((one) => !said(one))).toEqual([]);
});

it("docs/architecture.md shows every room, and no other", () => {
  const [, picture = ""] = /```text\n([\s\S]*?)```/u.exec(read("docs/architecture.md")) ?? [];
  let home = "";
  const shown = picture.split("\n").flatMap((line) => {
    const [, top] = /^([\w/]+)\/ /u.exec(line) ?? [];
    if (top !== undefined) home = top;
    const inside = /^ {2}((?:[\w-]+\/ *)+)/u.exec(line)?.[1] ?? "";
    return [
      ...(top ?? "").split(" ").filter(Boolean),
      ...inside
        .split(/\/ */u)
        .filter(Boolean)
        .map((name) => `${home}/${name}`),
    ];
  });
  const outer = ["components", "lib", "e2e"];
  expect(shown.filter((room) => !outer.includes(room)).toSorted()).toEqual(
    Object.keys(ROOMS).toSorted(),
  );
});

describe("decisions", () => {
  it("are numbered without a gap and stand in the index once, in their order", () => {
    const numbers = decisions.map((page) => Number(/\/(\d{3})-[a-z\d-]+\.md$/u.exec(page)?.[1]));
    expect(numbers.length).toBeGreaterThan(40);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
    const links = read(`${DECISIONS}/README.md`).matchAll(/^- \[\d{3}\]\(([^)]+)\)/gmu);
    const files = readdirSync(DECISIONS).filter((name) => name !== "README.md");
    expect([...links].map(([, file]) => file)).toEqual(files.toSorted());
  });

  it.each(decisions)("%s has a date, a context, a choice and a price", (page) => {
    const text = read(page);
    expect(text).toMatch(/^# \d{3}\. .+\n\n\d{4}-\d{2}-\d{2}\./u);
    expect(anchorsIn(text).slice(1)).toEqual(["context", "choice", "price"]);
  });
});

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}
