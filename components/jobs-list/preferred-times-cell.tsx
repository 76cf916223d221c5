"use client";

import { TextCell } from "@/components/shared/cells/text-cell";
import { useWindowWords } from "@/components/shared/site-time";
import type { Job } from "@/lib/jobs/job";
import { jobZone } from "@/lib/jobs/job-zone";

export function PreferredTimesCell({ job }: { job: Job }) {
  const words = useWindowWords();
  const zone = jobZone(job);
  const windows = (job.preferredAppointmentTimes ?? []).flatMap((time) => words(time, zone) ?? []);
  return <TextCell text={windows.join(" · ")} />;
}
