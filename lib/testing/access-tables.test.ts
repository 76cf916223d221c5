import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { API_ROUTES } from "@/lib/access/api-routes";
import { PAGES } from "@/lib/access/pages";

const METHODS =
  /export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b|as (GET|POST|PUT|PATCH|DELETE)\b/gu;

function filesNamed(name: string): string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((path) => path.split("/").at(-1) === name)
    .map((path) => `app/${path}`);
}

/** "app/(dashboard)/jobs/[id]/page.tsx" is served at "/jobs/[id]". */
function addressOf(file: string): string {
  const parts = file.split("/").slice(1, -1);
  return `/${parts.filter((part) => !part.startsWith("(")).join("/")}`;
}

it("knows every route handler, and none that is not there", () => {
  const handlers = filesNamed("route.ts").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(METHODS)].map(
      ([, declared, renamed]) => `${declared ?? renamed} ${addressOf(file)}`,
    ),
  );
  expect(handlers.toSorted()).toEqual(Object.keys(API_ROUTES).toSorted());
});

it("knows every page, and none that is not there", () => {
  expect(filesNamed("page.tsx").map(addressOf).toSorted()).toEqual(Object.keys(PAGES).toSorted());
});
