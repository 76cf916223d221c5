import common from "./en/common.json";
import dataTable from "./en/dataTable.json";
import errors from "./en/errors.json";
import exportMessages from "./en/export.json";
import filters from "./en/filters.json";
import jobs from "./en/jobs.json";
import layout from "./en/layout.json";
import quota from "./en/quota.json";
import screen from "./en/screen.json";
import signIn from "./en/signIn.json";
import status from "./en/status.json";
import tiles from "./en/tiles.json";

/** The English catalogue, one namespace a file. */
export const messages = {
  common,
  dataTable,
  errors,
  export: exportMessages,
  filters,
  jobs,
  layout,
  quota,
  screen,
  signIn,
  status,
  tiles,
};

export type Messages = typeof messages;
