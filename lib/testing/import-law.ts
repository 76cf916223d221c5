/** Each room, what it may import, and leaks that the linter must stop. */
export const ROOMS = [
  {
    room: "app/(dashboard)/jobs",
    legal: ["@/components/jobs/x", "@/lib/server/jobs/x", "@/lib/jobs/x", "./x", "next/link"],
    leaks: ["@/app/(dashboard)/lookup/x", "../lookup/x", "@/e2e/x"],
  },
  {
    room: "components/jobs",
    legal: [
      "@/components/ui/x",
      "@/components/filters/x",
      "@/lib/jobs/x",
      "@/lib/http/x",
      "@/lib/time/x",
      "@/lib/access/x",
      "@/lib/audit/x",
      "@/lib/sessions/x",
      "./x",
    ],
    leaks: [
      "@/lib/server/x",
      "@/lib/server/jobs/x",
      "../../lib/server/x",
      "@/app/x",
      "../../app/x",
    ],
  },
  ...["data-table", "filters", "layout", "ui"].map((name) => ({
    room: `components/${name}`,
    legal: [`@/components/${name}/x`, "@/components/ui/x", "@/lib/time/x", "./x", "@base-ui/react"],
    leaks: [
      "@/lib/jobs/x",
      "../../lib/jobs/x",
      "@/lib/server/x",
      "@/lib/http/x",
      "@/app/x",
      "@/components/jobs/x",
      "../jobs/x",
    ],
  })),
  { room: "components/layout/deep", legal: ["@/lib/i18n/locales"], leaks: ["@/lib/i18n/request"] },
  {
    room: "lib/jobs",
    legal: [
      "@/lib/http/x",
      "@/lib/time/x",
      "zod",
      "nuqs",
      "nuqs/server",
      "@tanstack/react-query",
      "./x",
    ],
    leaks: [
      "@/lib/server/x",
      "../server/x",
      "@/components/jobs/x",
      "../../components/jobs/x",
      "react",
      "react-dom",
      "next/link",
      "date-fns",
      "server-only",
    ],
  },
  {
    room: "lib/access",
    legal: ["./x", "@/lib/access/x"],
    leaks: ["@/lib/jobs/x", "../jobs/x", "@/lib/server/x", "react", "zod"],
  },
  {
    room: "lib/audit",
    legal: ["./x", "@/lib/access/x", "@/lib/http/x", "@/lib/time/x", "zod", "nuqs/server"],
    leaks: ["@/lib/jobs/x", "../jobs/x", "@/lib/server/x", "react", "drizzle-orm"],
  },
  {
    room: "lib/sessions",
    legal: ["./x", "@/lib/http/x", "@/lib/url/x", "nuqs/server", "@tanstack/react-query"],
    leaks: ["@/lib/jobs/x", "../audit/x", "@/lib/server/x", "react", "drizzle-orm"],
  },
  {
    room: "lib/http",
    legal: ["./x", "zod"],
    leaks: ["@/lib/jobs/x", "../jobs/x", "@/lib/server/x", "@/components/ui/x"],
  },
  {
    room: "lib/time",
    legal: ["./x"],
    leaks: ["@/lib/jobs/x", "../jobs/x", "@/lib/server/x", "react", "next-intl", "date-fns"],
  },
  {
    room: "lib/server/jobs",
    legal: ["@/lib/server/sp-api/x", "../sp-api/x", "../env", "@/lib/jobs/x", "./x"],
    leaks: ["@/components/jobs/x", "@/app/x", "../../jobs/x", "../../../components/x"],
  },
  {
    room: "lib/server/sp-api",
    legal: [
      "server-only",
      "zod",
      "lru-cache",
      "node:crypto",
      "node:fs/promises",
      "./x",
      "@/lib/server/sp-api/x",
    ],
    leaks: [
      "../env",
      "./../env",
      "@/lib/server/env",
      "@/lib/server/logger",
      "@/lib/server/simulator/x",
      "@/lib/jobs/x",
      "@/lib/http/x",
      "pino",
      "next/server",
    ],
  },
  {
    room: "lib/server/sp-api/deep",
    legal: ["../x", "./x", "node:http"],
    leaks: ["../../env", "../../simulator/x", "@/lib/server/env"],
  },
  {
    room: "lib/server/simulator",
    legal: ["server-only", "node:http", "./x", "./data/x", "@/lib/server/simulator/x"],
    leaks: [
      "../env",
      "../sp-api/x",
      "@/lib/server/sp-api/x",
      "@/lib/jobs/x",
      "@/lib/time/x",
      "zod",
      "date-fns",
    ],
  },
  {
    room: "lib/server/simulator/data",
    legal: ["../random", "./x"],
    leaks: ["../../env", "../../sp-api/x", "@/lib/server/sp-api/x", "zod"],
  },
] satisfies { room: string; legal: string[]; leaks: string[] }[];

/** Who may read the environment, and who may not. */
export const READERS = {
  legal: ["lib/server/env.ts", "lib/server/simulator/main.ts", "lib/cli/x.ts"],
  leaks: [
    "lib/jobs/x.ts",
    "lib/server/sp-api/x.ts",
    "lib/server/x.ts",
    "app/x.ts",
    "components/ui/x.tsx",
  ],
};
