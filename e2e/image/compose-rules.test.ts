import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { composeViolations } from "./compose-rules";

const text = readFileSync("compose.yaml", "utf8");
const beside = {
  variables: [...readFileSync(".env.example", "utf8").matchAll(/^([A-Z_]+)=/gmu)].map(
    ([, name = ""]) => name,
  ),
  caddyfile: readFileSync("deploy/Caddyfile", "utf8"),
  gitignore: readFileSync(".gitignore", "utf8"),
  dockerignore: readFileSync(".dockerignore", "utf8"),
};
const violationsIn = (yaml: string, changed: Partial<typeof beside> = {}) =>
  composeViolations(parse(yaml, { merge: true }), { ...beside, ...changed });

it("finds nothing wrong with the deployment of several processes", () => {
  expect(violationsIn(text)).toEqual([]);
});

it.each([
  ["caddy:2.10-alpine", "caddy", "The image of balancer names no version."],
  ["    image: postgres", "    ports: [5432]\n    image: postgres", "Invalid input"],
  [
    "    image: postgres",
    '    ports: ["5432:5432"]\n    image: postgres',
    "postgres is open to the outside.",
  ],
  ["VALKEY_URL_FILE:", "VALKEY_ADDRESS_FILE:", "VALKEY_URL_FILE is not set."],
  ["TRUSTED_PROXY_HOPS:", "TRUSTED_HOPS:", "TRUSTED_HOPS does not stand in .env.example."],
  [
    "TRUSTED_PROXY_HOPS: ",
    'METRICS_TOKEN: "a"\n    X: ',
    "METRICS_TOKEN of app-1 is no file among the secrets.",
  ],
  ["  app-2:\n    <<: *app\n", "", "There are not two processes."],
  [
    "  app-2:\n    <<: *app\n",
    "  app-2:\n    <<: *app\n    secrets: []\n",
    "app-2 differs from app-1.",
  ],
  ["    - valkey-url\n", "", "valkey-url is read where it is not given."],
  ["noeviction", "allkeys-lru", "valkey runs without --maxmemory-policy noeviction."],
  ["--appendonly no", "--appendonly yes", "valkey runs without --appendonly no."],
  ["internal: true", "internal: false", "valkey can be reached from outside, or is not there."],
  [
    "stop_grace_period: 15s",
    "stop_grace_period: 5s",
    "A process is killed before it has ended by itself.",
  ],
  [
    "./secrets/metrics-token",
    "./.env",
    "The secret metrics-token is not the file of its name in ./secrets.",
  ],
])("objects when %s becomes %s", (from, to, violation) => {
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  expect(violationsIn(changed).join("\n")).toContain(violation);
});

it("objects to a balancer that asks other processes, or not whether they are ready", () => {
  const other = beside.caddyfile.replace(" app-2:3000", "").replace("/api/ready", "/api/health");
  expect(violationsIn(text, { caddyfile: other })).toEqual([
    "The balancer asks app-1:3000.",
    "It has no health_uri /api/ready.",
  ]);
});

it("objects to secrets that git or an image would take", () => {
  expect(violationsIn(text, { gitignore: "", dockerignore: "" })).toEqual([
    "git takes ./secrets in.",
    "The image takes ./secrets in.",
  ]);
});

const hasCompose = spawnSync("docker", ["compose", "version"]).status === 0;

it.skipIf(!hasCompose)(
  `is what Compose reads${hasCompose ? "" : ": skipped, this machine has no docker compose"}`,
  () => {
    const { status, stderr } = spawnSync("docker", ["compose", "config", "--no-env-resolution"], {
      encoding: "utf8",
      env: { ...process.env, DOMAIN: "jobs.example.com", RELEASE: "1" },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  },
);
