"use client";

import { useWindowWords } from "@/components/jobs/site-time";
import type { Job } from "@/lib/jobs/job";
import { jobZone } from "@/lib/jobs/job-zone";
import { TextCell } from "./text-cell";

export function PreferredTimesCell({ job }: { job: Job }) {
  const words = useWindowWords();
  const zone = jobZone(job);
  const windows = (job.preferredAppointmentTimes ?? []).flatMap((time) => words(time, zone) ?? []);
  return <TextCell text={windows.join(" · ")} />;
}
