import type { Messages } from "./en";
import actions from "./zh-CN/actions.json";
import attention from "./zh-CN/attention.json";
import audit from "./zh-CN/audit.json";
import capacity from "./zh-CN/capacity.json";
import changes from "./zh-CN/changes.json";
import closing from "./zh-CN/closing.json";
import commandMenu from "./zh-CN/commandMenu.json";
import common from "./zh-CN/common.json";
import crash from "./zh-CN/crash.json";
import dataTable from "./zh-CN/dataTable.json";
import errors from "./zh-CN/errors.json";
import exportMessages from "./zh-CN/export.json";
import filters from "./zh-CN/filters.json";
import index from "./zh-CN/index.json";
import insights from "./zh-CN/insights.json";
import jobAnswer from "./zh-CN/jobAnswer.json";
import jobs from "./zh-CN/jobs.json";
import layout from "./zh-CN/layout.json";
import lookup from "./zh-CN/lookup.json";
import quota from "./zh-CN/quota.json";
import reveal from "./zh-CN/reveal.json";
import schedule from "./zh-CN/schedule.json";
import screen from "./zh-CN/screen.json";
import sessions from "./zh-CN/sessions.json";
import signIn from "./zh-CN/signIn.json";
import status from "./zh-CN/status.json";
import tiles from "./zh-CN/tiles.json";
import views from "./zh-CN/views.json";

/** The Simplified Chinese catalogue, one namespace a file. */
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
