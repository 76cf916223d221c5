import { z } from "zod";

const report = z.object({
  metadata: z.object({
    vulnerabilities: z.object({
      low: z.number(),
      moderate: z.number(),
      high: z.number(),
      critical: z.number(),
    }),
  }),
});

export type AuditOutcome = { ok: boolean; sentence: string };

/**
 * What `npm audit --json` says. Known weaknesses of high or critical severity fail; a registry that
 * does not answer, or has no such service, fails nothing and is said.
 */
export function readAudit(output: string): AuditOutcome {
  const parsed = report.safeParse(jsonOf(output));
  if (!parsed.success) {
    return { ok: true, sentence: "npm audit: not asked, the registry gives no answer to it." };
  }
  const { low, moderate, high, critical } = parsed.data.metadata.vulnerabilities;
  return {
    ok: high + critical === 0,
    sentence: `npm audit: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low.`,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
