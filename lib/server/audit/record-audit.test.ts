import { afterEach, expect, it, vi } from "vitest";
import { recordAudit } from "./record-audit";

const mara = { id: "u-1", name: "Mara", email: "mara@example.com", role: "manager" } as const;

// Nothing listens there: the store cannot be opened.
vi.stubEnv("DATABASE_URL", "postgres://store:hunter2@127.0.0.1:9/store");

afterEach(() => vi.restoreAllMocks());

it("fails what cannot be put on record, and tells nothing of where", async () => {
  const failure = await recordAudit({ action: "reveal", user: mara, jobId: "J-1" }).catch(
    (error: Error) => error,
  );
  expect(failure).toMatchObject({
    problem: {
      status: 500,
      code: "internal",
      detail: "This leaves an audit record, which cannot be written now. Nothing was done.",
    },
  });
});
