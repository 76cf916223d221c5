import actions from "./en/actions.json";
import attention from "./en/attention.json";
import audit from "./en/audit.json";
import capacity from "./en/capacity.json";
import changes from "./en/changes.json";
import closing from "./en/closing.json";
import commandMenu from "./en/commandMenu.json";
import common from "./en/common.json";
import crash from "./en/crash.json";
import dataTable from "./en/dataTable.json";
import errors from "./en/errors.json";
import exportMessages from "./en/export.json";
import filters from "./en/filters.json";
import index from "./en/index.json";
import insights from "./en/insights.json";
import jobAnswer from "./en/jobAnswer.json";
import jobs from "./en/jobs.json";
import layout from "./en/layout.json";
import lookup from "./en/lookup.json";
import quota from "./en/quota.json";
import reveal from "./en/reveal.json";
import schedule from "./en/schedule.json";
import screen from "./en/screen.json";
import sessions from "./en/sessions.json";
import signIn from "./en/signIn.json";
import status from "./en/status.json";
import tiles from "./en/tiles.json";
import views from "./en/views.json";

/** The English catalogue, one namespace a file. */
export const messages = {
  actions,
  attention,
  audit,
  capacity,
  changes,
  closing,
  commandMenu,
  common,
  crash,
  dataTable,
  errors,
  export: exportMessages,
  filters,
  index,
  insights,
  jobAnswer,
  jobs,
  layout,
  lookup,
  quota,
  reveal,
  schedule,
  screen,
  sessions,
  signIn,
  status,
  tiles,
  views,
};

export type Messages = typeof messages;
