"use client";

import { useRouter } from "next/navigation";
import { IDS_AT_ONCE } from "@/lib/jobs/lookup/calls";
import { updateDraft } from "./lookup-draft";

/** Goes to the lookup with ids that were pasted elsewhere and, where they are not too many, asks. */
export function useOpenLookup(): (ids: readonly string[], marketplace: string | null) => void {
  const router = useRouter();
  return (ids, marketplace) => {
    const question = { text: ids.join("\n"), marketplace };
    updateDraft({ ...question, asked: ids.length > IDS_AT_ONCE ? null : question });
    router.push("/lookup");
  };
}
