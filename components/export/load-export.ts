/** The code of an export is no part of the first load. */
export const loadExportDialog = () =>
  import("./export-dialog").then((module) => module.ExportDialog);

export const loadExportPanel = () => import("./export-panel").then((module) => module.ExportPanel);
