import { lazyCode } from "@/components/ui/lazy-code";

/** The code of an export is no part of the first load. */
export const exportDialogCode = lazyCode(() =>
  import("./export-dialog").then((module) => module.ExportDialog),
);

export const exportPanelCode = lazyCode(() =>
  import("./export-panel").then((module) => module.ExportPanel),
);
