import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { violationsIn } from "./image-rules";

const dockerfile = readFileSync("Dockerfile", "utf8");
const dockerignore = readFileSync(".dockerignore", "utf8");

it("finds nothing wrong with the image", () => {
  expect(violationsIn(dockerfile, dockerignore)).toEqual([]);
});

it.each([
  ["FROM node:22-slim AS run", "FROM node:latest AS run", "The base node:latest names no version."],
  ["FROM node:22-slim AS run", "FROM node AS run", "The base node names no version."],
  [
    "FROM node:22-slim AS run",
    "FROM node:22-alpine AS run",
    "What runs has another C library than what builds: native packages would not load.",
  ],
  ["FROM node:22-slim AS run\n", "", "It has one stage, so what builds is shipped."],
  ["USER 10001:10001\n", "", "It runs as root: there is no USER."],
  ["USER 10001:10001", "USER root", "USER root is no pair of fixed numbers other than root's."],
  ["USER 10001:10001", "USER 0:0", "USER 0:0 is no pair of fixed numbers other than root's."],
  ["PORT=3000", "NEXTAUTH_SECRET=x PORT=3000", "ENV NEXTAUTH_SECRET would stay in the image."],
  ["WORKDIR /src", "ARG METRICS_TOKEN\nWORKDIR /src", "ARG METRICS_TOKEN would stay in the image."],
  ["COPY . .", "ADD . .", "ADD fetches and unpacks: use COPY."],
  [
    "COPY --from=build --chown=0:0 /src",
    "COPY --from=build /src",
    "COPY --from=build /src/.next/standalone ./ does not say from which stage, or whose the files are.",
  ],
  [
    'CMD ["node", "lib/cli/healthy.mjs"]',
    "CMD curl localhost",
    "HEALTHCHECK needs more than node.",
  ],
  [/HEALTHCHECK.*\n.*\n/u, "", "There is no HEALTHCHECK."],
  ["STOPSIGNAL SIGTERM", "STOPSIGNAL SIGKILL", "STOPSIGNAL is not SIGTERM."],
  ['CMD ["node", "lib/cli/start.mjs"]', "CMD node lib/cli/start.mjs", "CMD runs through a shell."],
  ['VOLUME ["/data"]\n', "", "/data is no VOLUME."],
])("objects when %s becomes %s", (from, to, violation) => {
  const changed = dockerfile.replace(from, to);
  expect(changed).not.toBe(dockerfile);
  expect(violationsIn(changed, dockerignore)).toContain(violation);
});

it.each([".env", ".env.*", ".git", ".data"])("objects when %s may enter", (name) => {
  const lines = dockerignore.split("\n").filter((line) => line !== name);
  expect(violationsIn(dockerfile, lines.join("\n"))).toEqual([`.dockerignore lets ${name} in.`]);
});

it("objects to an exception", () => {
  expect(violationsIn(dockerfile, `${dockerignore}!.env.production\n`)).toHaveLength(1);
});
