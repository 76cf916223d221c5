import type { LookupFound } from "@/lib/jobs/lookup/lookup-result";

/** A find and the address of its job; null where Amazon gave the job no id. */
export type FoundRow = LookupFound & { href: string | null };
