import { expect, it, vi } from "vitest";
import type { AuditEntry } from "@/lib/audit/audit-record";
import { createRefusalLog } from "./refusal-log";

const vera = { id: "vera", name: "Vera", email: null, role: "viewer" } as const;
const mara = { id: "mara", name: "Mara", email: null, role: "manager" } as const;

function setUp() {
  const written: AuditEntry[] = [];
  const tasks: (() => void)[] = [];
  const later = vi.fn((_: number, task: () => void) => void tasks.push(task));
  const log = createRefusalLog({ write: (entry) => void written.push(entry), later });
  const refuse = (user: typeof vera | typeof mara, route: string, jobId?: string) =>
    log.note({ action: "refused", user, jobId, details: { route, needs: "admin" } });
  /** Ten minutes after the first refusal of each person. */
  const timeIsOver = () => {
    for (const task of tasks.splice(0)) task();
  };
  return { written, later, log, refuse, timeIsOver };
}

it("puts the first refusal on record at once, and how often it came again once the time is over", () => {
  const { written, later, refuse, timeIsOver } = setUp();
  for (let count = 0; count < 1_000; count++) refuse(vera, "/audit");
  expect(written).toMatchObject([{ user: vera, details: { route: "/audit" } }]);
  expect(later).toHaveBeenCalledTimes(1);
  expect(later).toHaveBeenCalledWith(600_000, expect.any(Function));
  timeIsOver();
  expect(written).toHaveLength(2);
  expect(written[1]).toMatchObject({ user: vera, details: { route: "/audit", repeats: 999 } });
  refuse(vera, "/audit");
  expect(written).toHaveLength(3);
  timeIsOver();
  expect(written).toHaveLength(3);
});

it("keeps people and things apart", () => {
  const { written, refuse } = setUp();
  refuse(vera, "/audit");
  refuse(mara, "/audit");
  refuse(vera, "jobs.reveal", "J-1");
  refuse(vera, "jobs.reveal", "J-2");
  refuse(vera, "jobs.reveal", "J-1");
  expect(written.map(({ user, jobId }) => [user?.id, jobId])).toEqual([
    ["vera", undefined],
    ["mara", undefined],
    ["vera", "J-1"],
    ["vera", "J-2"],
  ]);
});

it("bounds what one person puts on record by asking for ever other things, and counts the rest", () => {
  const { written, refuse, timeIsOver } = setUp();
  for (let count = 0; count < 5_000; count++) refuse(vera, "jobs.reveal", `J-${count}`);
  expect(written).toHaveLength(101);
  timeIsOver();
  expect(written).toHaveLength(102);
  expect(written.at(-1)?.details).toMatchObject({ repeats: 4_899 });
});

it("loses no count where the process ends", () => {
  const { written, log, refuse, timeIsOver } = setUp();
  refuse(vera, "/audit");
  refuse(vera, "/audit");
  log.settle();
  expect(written).toHaveLength(2);
  timeIsOver();
  expect(written).toHaveLength(2);
});
