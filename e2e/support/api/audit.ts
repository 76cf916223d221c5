import { z } from "zod";
import type { Api } from "./client";

const record = z.strictObject({
  id: z.number().int(),
  at: z.iso.datetime(),
  action: z.string(),
  userId: z.string().nullable(),
  userName: z.string().nullable(),
  role: z.string().nullable(),
  jobId: z.string().nullable(),
  reason: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

const auditPage = z.strictObject({
  records: z.array(record),
  older: z.number().int().nullable(),
  newer: z.number().int().nullable(),
  fetchedAt: z.iso.datetime(),
});

/** The body of `GET /api/audit`: these fields and no others. */
export async function readAudit(admin: Api, query = ""): Promise<z.infer<typeof auditPage>> {
  const { text } = await admin.get(`/api/audit${query && `?${query}`}`);
  return auditPage.parse(JSON.parse(text));
}
