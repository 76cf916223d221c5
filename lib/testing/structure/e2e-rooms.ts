import type { Room } from "./room";

const SPECS: Room = {
  imports: ["e2e/support", "lib"],
  law: "Specs share through e2e/support; they know the contract, not the screen's code.",
};

const SPEC_FOLDERS = [
  "actions",
  "api",
  "attention",
  "audit",
  "auth",
  "capacity",
  "cluster",
  "image",
  "insights",
  "jobs",
  "keyboard",
  "leaks",
  "lookup",
  "pages",
  "schedule",
  "secrets",
  "sessions",
  "user-reports",
];

/** The folders of end-to-end tests; `ROOMS` holds them with all others. */
export const E2E_ROOMS: Readonly<Record<string, Room>> = {
  "e2e/support/app": {
    imports: ["lib"],
    law: "What starts apps, and what they leave, knows neither their API nor their screen.",
  },
  "e2e/support/api": {
    imports: ["e2e/support/app", "lib"],
    law: "The API's client knows no screen.",
  },
  "e2e/support/screen": { imports: ["lib"], law: "A screen is known by what a person sees of it." },
  "e2e/support/cluster": {
    imports: ["e2e/support/app", "e2e/support/api", "lib"],
    law: "What starts several processes, and asks them, knows no screen.",
  },
  "e2e/support/run": {
    imports: ["e2e/support/app"],
    law: "What the commands share knows no test.",
  },
  "e2e/support": { imports: ["lib"], law: "What specs share knows no spec." },
  ...Object.fromEntries(SPEC_FOLDERS.map((folder) => [`e2e/${folder}`, SPECS])),
  "e2e/conformance": {
    imports: ["lib"],
    law: "Conformance knows Amazon's client and its sandbox, and no spec.",
  },
  "e2e/fuzz": { imports: ["e2e/support", "lib"], law: "Fuzzing knows routes, and no spec." },
  "e2e/bench": {
    imports: ["e2e/support", "e2e/fuzz", "lib"],
    law: "Benchmarks know the fuzzing's requests, and no spec.",
  },
  "e2e/compat": { imports: [], law: "What browsers know stands alone." },
  "e2e/licences": { imports: [], law: "Licences stand alone." },
  "e2e/other-browsers": {
    imports: ["e2e/support", "lib/testing"],
    law: "Other browsers know no spec.",
  },
  "e2e/run": { imports: ["e2e"], law: "Commands compose; nothing imports them." },
};
