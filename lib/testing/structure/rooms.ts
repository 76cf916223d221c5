import { E2E_ROOMS } from "./e2e-rooms";
import type { Room } from "./room";

const SCREEN = [
  "components/ui",
  "components/data-table",
  "components/filters",
  "components/shared",
];
const DOMAIN = ["lib/access", "lib/audit", "lib/http", "lib/i18n", "lib/jobs", "lib/search"];
const PURE = [
  ...DOMAIN,
  "lib/actions",
  "lib/attention",
  "lib/insights",
  "lib/schedule",
  "lib/sessions",
  "lib/time",
  "lib/url",
  "lib/views",
];
const QUERIES = ["zod", "@tanstack/react-query"];
const FEATURE =
  "A feature imports what every screen needs, and never a sibling: screens compose them.";
const NO_DOMAIN = "This room knows no domain.";

/** What every test may import besides. */
export const FOR_TESTS = {
  rooms: ["lib/testing", "lib/server/simulator"],
  packages: ["vitest", "fast-check", "node:*", "node:*/**"],
};

/** Every folder with sources, and the only table of what may import what. */
export const ROOMS: Readonly<Record<string, Room>> = {
  app: {
    imports: ["components", "lib"],
    apart: true,
    law: "A route imports no other route's files: share through components or lib.",
  },

  "components/ui": { imports: ["lib/time"], law: NO_DOMAIN },
  "components/data-table": { imports: ["components/ui", "lib/time"], law: NO_DOMAIN },
  "components/filters": { imports: ["components/ui", "lib/time", "lib/url"], law: NO_DOMAIN },
  "components/shell": {
    imports: ["components/ui", "lib/http", "lib/i18n", "lib/time"],
    law: NO_DOMAIN,
  },
  "components/shared": {
    imports: ["components/ui", "components/data-table", "components/filters", ...PURE],
    law: "What every screen needs knows no feature.",
  },
  "components/actions": { imports: [...SCREEN, ...PURE], law: FEATURE },
  "components/jobs-list": { imports: [...SCREEN, "components/actions", ...PURE], law: FEATURE },
  "components/job": { imports: [...SCREEN, "components/actions", ...PURE], law: FEATURE },
  "components/schedule": { imports: [...SCREEN, "components/actions", ...PURE], law: FEATURE },
  "components/insights": { imports: [...SCREEN, ...PURE], law: FEATURE },
  "components/capacity": { imports: [...SCREEN, ...PURE], law: FEATURE },
  "components/export": { imports: [...SCREEN, ...PURE], law: FEATURE },
  "components/lookup": { imports: [...SCREEN, ...PURE], law: FEATURE },
  "components/saved-views": { imports: [...SCREEN, ...PURE], law: FEATURE },
  "components/command-menu": { imports: [...SCREEN, ...PURE], law: FEATURE },
  "components/attention": { imports: [...SCREEN, ...PURE], law: FEATURE },
  "components/audit": { imports: [...SCREEN, ...PURE], law: FEATURE },
  "components/sessions": { imports: [...SCREEN, ...PURE, "components/shell"], law: FEATURE },
  "components/screens": {
    imports: ["components", ...PURE],
    law: "Screens compose features; only routes import them.",
  },

  "lib/time": { imports: [], packages: [], law: "lib/time imports nothing." },
  "lib/url": {
    imports: ["lib/time"],
    packages: [],
    law: "lib/url knows no screen: it imports lib/time.",
  },
  "lib/http": { imports: [], packages: ["zod"], law: "lib/http stands alone." },
  "lib/access": {
    imports: [],
    packages: [],
    law: "Who may do what stands alone.",
  },
  "lib/i18n": { imports: [], law: "The catalogues stand alone." },
  "lib/jobs": {
    imports: ["lib/http", "lib/time", "lib/url"],
    packages: QUERIES,
    law: "The domain runs anywhere: no React, no server, no search.",
  },
  "lib/search": {
    imports: ["lib/actions", "lib/http", "lib/jobs", "lib/time", "lib/url"],
    packages: QUERIES,
    law: "A search runs anywhere: no React, no server.",
  },
  "lib/schedule": {
    imports: ["lib/http", "lib/jobs", "lib/search", "lib/time", "lib/url"],
    packages: QUERIES,
    law: "The schedule's domain runs anywhere: no React, no server.",
  },
  "lib/insights": {
    imports: ["lib/http", "lib/jobs", "lib/search", "lib/time", "lib/url"],
    packages: QUERIES,
    law: "What figures mean runs anywhere: no React, no server.",
  },
  "lib/actions": {
    imports: ["lib/http", "lib/jobs", "lib/time", "lib/url"],
    packages: QUERIES,
    law: "What people may have Amazon do runs anywhere: no React, no server.",
  },
  "lib/attention": {
    imports: ["lib/http", "lib/jobs", "lib/search", "lib/time", "lib/url"],
    packages: QUERIES,
    law: "What needs attention runs anywhere: no React, no server.",
  },
  "lib/views": {
    imports: ["lib/http", "lib/jobs", "lib/search", "lib/time", "lib/url"],
    packages: QUERIES,
    law: "Saved views run anywhere: no React, no server.",
  },
  "lib/audit": {
    imports: ["lib/access", "lib/http", "lib/time", "lib/url"],
    packages: QUERIES,
    law: "The audit's domain runs anywhere: no React, no server.",
  },
  "lib/sessions": {
    imports: ["lib/access", "lib/http", "lib/url"],
    packages: QUERIES,
    law: "What the screen and the server know of sessions runs anywhere.",
  },
  "lib/cli": {
    imports: [],
    law: "The commands run before anything is built: node and Next alone.",
  },
  "lib/testing": { imports: ["app", "lib", "proxy"], law: "What tests share knows no screen." },

  "lib/server": {
    imports: ["lib"],
    law: "bootstrap.ts, which alone knows every room, is the only file here.",
  },
  "lib/server/runtime": {
    imports: [],
    law: "The process knows no other room: what it needs of them is handed in by bootstrap.ts.",
  },
  "lib/server/config": {
    imports: [
      "lib/server/runtime",
      "lib/access",
      "lib/actions",
      "lib/http",
      "lib/jobs",
      "lib/time",
    ],
    law: "Settings know the process and the domain.",
  },
  "lib/server/http": {
    imports: ["lib/server/runtime", "lib/server/config", ...PURE],
    law: "What every route needs knows no room that answers: session, audit and errors are handed in.",
  },
  "lib/server/db": {
    imports: ["lib/server/runtime", "lib/server/config", ...PURE],
    law: "What is kept knows the domain, the settings and the process.",
  },
  "lib/server/audit": {
    imports: [
      "lib/server/runtime",
      "lib/server/config",
      "lib/server/db",
      "lib/server/http",
      ...PURE,
    ],
    law: "The audit log knows no room that writes to it.",
  },
  "lib/server/auth": {
    imports: [
      "lib/server/runtime",
      "lib/server/config",
      "lib/server/db",
      "lib/server/http",
      "lib/server/audit",
      "lib/server/cache",
      ...PURE,
    ],
    law: "Who is signed in knows neither jobs nor views.",
  },
  "lib/server/views": {
    imports: [
      "lib/server/runtime",
      "lib/server/config",
      "lib/server/db",
      "lib/server/http",
      "lib/server/audit",
      "lib/server/auth",
      ...PURE,
    ],
    law: "Saved views know neither jobs nor Amazon.",
  },
  "lib/server/cache": {
    imports: [],
    packages: ["server-only", "lru-cache", "node:*"],
    law: "Cache and single flight stand alone.",
  },
  "lib/server/sp-api": {
    imports: ["lib/server/cache"],
    packages: ["server-only", "zod", "lru-cache", "node:*", "node:*/**"],
    law: "Amazon's room imports itself, the cache, zod and node.",
  },
  "lib/server/shared": {
    imports: [
      "lib/server/config",
      "lib/server/cache",
      "lib/server/sp-api",
      "lib/server/http",
      "lib/server/auth",
      "lib/server/jobs",
    ],
    packages: ["server-only", "@redis/client", "pino", "node:*"],
    law: "What processes share fills doors of other rooms; only bootstrap.ts knows it.",
  },
  "lib/server/jobs": {
    imports: [
      "lib/server/runtime",
      "lib/server/config",
      "lib/server/http",
      "lib/server/audit",
      "lib/server/auth",
      "lib/server/db",
      "lib/server/cache",
      "lib/server/sp-api",
      "lib/server/jobs/crawl",
      "lib/server/index",
      "lib/server/actions",
      ...PURE,
    ],
    law: "Jobs know Amazon's room, the index and what every route needs.",
  },
  "lib/server/jobs/crawl": {
    imports: ["lib/server/cache", "lib/server/sp-api", "lib/time"],
    law: "A crawl knows Amazon's room, and neither who asks nor what for.",
  },
  "lib/server/actions": {
    imports: ["lib/server/db", "lib/server/sp-api", "lib/actions"],
    law: "What people have Amazon do knows Amazon's room and the database; audit and lists are handed in.",
  },
  "lib/server/index": {
    imports: [
      "lib/server/runtime",
      "lib/server/config",
      "lib/server/db",
      "lib/server/cache",
      "lib/server/sp-api",
      "lib/server/jobs/crawl",
      ...PURE,
    ],
    law: "The index knows Amazon's room, the crawl and what is kept; what answers with it hands in the rest.",
  },
  "lib/server/simulator": {
    imports: [],
    packages: ["server-only", "node:*", "node:*/**"],
    law: "The simulator imports itself and node.",
  },

  ...E2E_ROOMS,
};
