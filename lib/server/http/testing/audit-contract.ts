import "server-only";
import { expect, it } from "vitest";
import type { AuditRecord } from "@/lib/audit/audit-record";
import type { Audit } from "@/lib/server/http/audit";

const mara = { id: "u-1", name: "Mara", email: "mara@example.com", role: "manager" } as const;
const vera = { id: "u-2", name: "Vera", email: null, role: "viewer" } as const;

type AuditUnderTest = {
  audit: Audit;
  /** What is kept, the newest first. */
  records: () => Promise<readonly AuditRecord[]>;
};

/** What the audit log promises, wherever it is kept. `away` answers one that cannot keep anything. */
export function keepsAuditRecords(fresh: () => Promise<AuditUnderTest>, away: () => Audit): void {
  it("keeps a record before the deed", async () => {
    const { audit, records } = await fresh();
    await audit.record({ action: "reveal", user: mara, jobId: "J-1", reason: "a part" });
    expect(await records()).toMatchObject([
      { action: "reveal", userName: "mara@example.com", jobId: "J-1", reason: "a part" },
    ]);
  });

  it("keeps what is noted in the order in which it happened", async () => {
    const { audit, records } = await fresh();
    for (const jobId of ["J-1", "J-2", "J-3"]) audit.note({ action: "lookup", user: vera, jobId });
    await audit.settled();
    expect((await records()).map(({ jobId }) => jobId)).toEqual(["J-3", "J-2", "J-1"]);
  });

  it("puts a refusal on record once, with what would have been needed and the id alone", async () => {
    const { audit, records } = await fresh();
    const refusal = { user: vera, permission: "buyer.reveal", route: "jobs.reveal" } as const;
    for (let count = 0; count < 5; count++) {
      audit.noteRefusal({ ...refusal, params: { id: "J-1", other: "Jane Doe" } });
    }
    audit.noteRefusal({ ...refusal, params: { id: "Jane Doe, 5th Avenue" } });
    await audit.settled();
    expect(await records()).toMatchObject([
      { action: "refused", jobId: null },
      { jobId: "J-1", details: { route: "jobs.reveal", needs: "manager" } },
    ]);
  });

  it("fails what cannot be put on record, and says nothing of where", async () => {
    await expect(away().record({ action: "reveal", user: mara })).rejects.toMatchObject({
      problem: {
        status: 500,
        code: "internal",
        detail: "This leaves an audit record, which cannot be written now. Nothing was done.",
      },
    });
  });
}
