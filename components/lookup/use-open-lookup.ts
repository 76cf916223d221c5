"use client";
import { useRouter } from "next/navigation";

/** Goes to the lookup with ids that were pasted elsewhere. What keeps them comes with the lookup's own code. */
export function useOpenLookup(): (ids: readonly string[], marketplace: string | null) => void {
  const router = useRouter();
  return (ids, marketplace) => {
    void import("./lookup-draft")
      .then(({ draftIds }) => draftIds(ids, marketplace))
      .finally(() => router.push("/lookup"));
  };
}
