import actions from "./de/actions.json";
import attention from "./de/attention.json";
import audit from "./de/audit.json";
import capacity from "./de/capacity.json";
import changes from "./de/changes.json";
import closing from "./de/closing.json";
import commandMenu from "./de/commandMenu.json";
import common from "./de/common.json";
import crash from "./de/crash.json";
import dataTable from "./de/dataTable.json";
import errors from "./de/errors.json";
import exportMessages from "./de/export.json";
import filters from "./de/filters.json";
import index from "./de/index.json";
import insights from "./de/insights.json";
import jobAnswer from "./de/jobAnswer.json";
import jobs from "./de/jobs.json";
import layout from "./de/layout.json";
import lookup from "./de/lookup.json";
import quota from "./de/quota.json";
import reveal from "./de/reveal.json";
import schedule from "./de/schedule.json";
import screen from "./de/screen.json";
import sessions from "./de/sessions.json";
import signIn from "./de/signIn.json";
import status from "./de/status.json";
import tiles from "./de/tiles.json";
import views from "./de/views.json";
import type { Messages } from "./en";

/** The German catalogue, one namespace a file. */
export const messages: Messages = {
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
