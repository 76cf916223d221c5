"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy/copy-button";
import type { Job } from "@/lib/jobs/job";
import { DetailSection, type HeadingLevel } from "./facts";

/** What Amazon sent, as far as the role may see it: without what this dashboard worked out. */
export function RawJson({ job, level }: { job: Job; level: HeadingLevel }) {
  const t = useTranslations("jobs.detail.raw");
  const [open, setOpen] = useState(false);
  const id = useId();
  const { flags: _flags, hidden: _hidden, ...sent } = job;
  const json = open ? JSON.stringify(sent, null, 2) : "";
  return (
    <div data-chrome="">
      <DetailSection
        title={t("title")}
        level={level}
        aside={
          <span className="flex items-center gap-1.5">
            {open ? <CopyButton text={json} label={t("copy")} /> : null}
            <Button
              size="sm"
              variant="ghost"
              aria-expanded={open}
              aria-controls={open ? id : undefined}
              onClick={() => setOpen(!open)}
            >
              {open ? t("hide") : t("show")}
            </Button>
          </span>
        }
      >
        {open ? (
          <pre
            id={id}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
            tabIndex={0}
            className="max-h-96 overflow-auto rounded-md border border-line bg-subtle p-3 font-mono text-xs"
          >
            {json}
          </pre>
        ) : null}
      </DetailSection>
    </div>
  );
}
