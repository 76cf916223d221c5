import common from "./en/common.json";
import dataTable from "./en/dataTable.json";
import errors from "./en/errors.json";
import filters from "./en/filters.json";
import jobs from "./en/jobs.json";
import layout from "./en/layout.json";
import screen from "./en/screen.json";
import signIn from "./en/signIn.json";
import status from "./en/status.json";

/** The English catalogue, one namespace a file. */
export const messages = {
  common,
  dataTable,
  errors,
  filters,
  jobs,
  layout,
  screen,
  signIn,
  status,
};

export type Messages = typeof messages;
