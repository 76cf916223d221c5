import { createRequire } from "node:module";
import type { CompatData, CompatStatement, Identifier } from "@mdn/browser-compat-data";

const bcd: CompatData = createRequire(import.meta.url)("@mdn/browser-compat-data");

/** Browser, as the compatibility data calls it, to the oldest version that has to work. */
export type Oldest = Readonly<Record<string, number>>;

/** Names that at least one of the oldest browsers does not know, and by which no other interface goes. */
export interface NewerNames {
  /** What stands by itself: `ViewTransition`, `cookieStore`. */
  globals: ReadonlySet<string>;
  /** `Promise.withResolvers`, `navigator.locks`: the owner and what it lacks. */
  owned: ReadonlySet<string>;
  /** Methods of values: `checkVisibility`, `isSubsetOf`. */
  methods: ReadonlySet<string>;
  css: {
    properties: ReadonlySet<string>;
    atRules: ReadonlySet<string>;
    pseudos: ReadonlySet<string>;
    functions: ReadonlySet<string>;
  };
}

/** Interfaces of which each page has one value, and how code calls it. */
const SINGLE: Readonly<Record<string, readonly string[]>> = {
  Window: ["window", "globalThis", "self"],
  Document: ["document"],
  Navigator: ["navigator"],
  Crypto: ["crypto"],
  Performance: ["performance"],
  History: ["history"],
};

/** Secure contexts are no part of the data. */
const OVER_HTTPS_ALONE = [
  "crypto.randomUUID",
  "crypto.subtle",
  "navigator.clipboard",
  "navigator.credentials",
  "navigator.locks",
  "navigator.mediaDevices",
  "navigator.permissions",
  "navigator.serviceWorker",
  "navigator.share",
  "navigator.storage",
  "navigator.wakeLock",
  "window.caches",
];

const NAMES_IN_LIST: Readonly<Record<string, string>> = { ios_saf: "safari_ios" };

/** Reads a list such as `["chrome >= 111", "ios_saf >= 16.4"]`. */
export function readOldest(browserslist: readonly string[]): Oldest {
  return Object.fromEntries(
    browserslist.map((line) => {
      const [, name = "", version] = /^(\w+) >= ([\d.]+)$/u.exec(line) ?? [];
      if (version === undefined) throw new Error(`"${line}" names no oldest version.`);
      return [NAMES_IN_LIST[name] ?? name, Number.parseFloat(version)];
    }),
  );
}

/** Everything newer than the oldest browsers, and what they keep from a page that came over plain http. */
export function newerNames(oldest: Oldest): NewerNames {
  const everywhere = new Set<string>();
  const globals = new Set<string>();
  const owned = new Set<string>(OVER_HTTPS_ALONE);
  const methods = new Set<string>();

  function note(owner: string | null, name: string, feature: Identifier, isBuiltIn: boolean) {
    const { __compat: compat } = feature;
    if (!compat) return;
    const known = name.replace(/_(static|event)$/u, "");
    if (isKnown(compat, oldest)) everywhere.add(known);
    else if (owner === null) globals.add(known);
    // Everyday words are everybody's; of the language's own there are few.
    else if (isBuiltIn || /[a-z][A-Z]/u.test(known)) methods.add(known);
    if (owner === null || isKnown(compat, oldest)) return;
    for (const value of SINGLE[owner] ?? []) owned.add(`${value}.${known}`);
    if (owner === "Window" && /[a-z][A-Z]/u.test(known)) globals.add(known);
    if (name.endsWith("_static") || owner === "Intl" || isStatic(owner)) {
      owned.add(`${owner}.${known}`);
    }
  }

  for (const [room, isBuiltIn] of [
    [bcd.api, false],
    [bcd.javascript.builtins ?? {}, true],
  ] as const) {
    for (const [owner, features] of entries(room)) {
      note(null, owner, features, isBuiltIn);
      for (const [name, feature] of entries(features)) note(owner, name, feature, isBuiltIn);
    }
  }
  const rare = (names: Set<string>) => new Set([...names].filter((name) => !everywhere.has(name)));
  const { properties, selectors, types = {}, "at-rules": atRules } = bcd.css;
  return {
    globals: rare(globals),
    owned,
    methods: rare(methods),
    css: {
      properties: newerOf(properties ?? {}, oldest),
      atRules: newerOf(atRules ?? {}, oldest),
      pseudos: newerOf(selectors ?? {}, oldest),
      functions: new Set(entries(types).flatMap(([, type]) => [...newerOf(type, oldest)])),
    },
  };
}

/** The language's constructors write their statics like methods: `Promise.withResolvers`. */
function isStatic(owner: string): boolean {
  const value: unknown = Reflect.get(globalThis, owner);
  return typeof value === "function" || typeof value === "object";
}

function newerOf(features: Identifier, oldest: Oldest): Set<string> {
  return new Set(
    entries(features).flatMap(([name, { __compat: compat }]) =>
      compat && !isKnown(compat, oldest) ? name : [],
    ),
  );
}

function entries(room: object): [string, Identifier][] {
  return Object.entries(room).filter(([name]) => name !== "__compat");
}

/** Whether each of the oldest browsers has it, under this name and without a setting of its own. */
function isKnown({ support }: CompatStatement, oldest: Oldest): boolean {
  return Object.entries(oldest).every(([browser, version]) =>
    [support[browser as keyof typeof support] ?? []].flat().some((one) => {
      const { version_added: added, version_removed: removed } = one;
      if (one.flags || one.prefix || one.alternative_name || removed) return false;
      return typeof added === "string" && Number.parseFloat(added.replace("≤", "")) <= version;
    }),
  );
}
