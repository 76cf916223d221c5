import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { processSingleton } from "./process-singleton";

const UPSTREAM_SECONDS = [0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 10];
const QUEUE_SECONDS = [0.005, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 150];
const ROUTE_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25];

/**
 * The instruments of this process. Labels are names of ours and numbers of HTTP: never an id, nor
 * anything that a person has typed.
 */
export function metrics() {
  return processSingleton("metrics", createMetrics);
}

function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    attempts: new Counter({
      name: "service_jobs_amazon_requests_total",
      help: "Requests sent to Amazon, retries included; status is none where no answer came.",
      labelNames: ["operation", "status", "outcome"],
      registers,
    }),
    attemptSeconds: new Histogram({
      name: "service_jobs_amazon_request_seconds",
      help: "Time from sending a request to Amazon to the last byte of the answer.",
      labelNames: ["operation"],
      buckets: UPSTREAM_SECONDS,
      registers,
    }),
    queueSeconds: new Histogram({
      name: "service_jobs_amazon_queue_seconds",
      help: "Time a request has waited for its token.",
      labelNames: ["operation", "lane"],
      buckets: QUEUE_SECONDS,
      registers,
    }),
    throttled: new Counter({
      name: "service_jobs_amazon_throttled_total",
      help: "Requests that Amazon answered with 429, and those that our own queue refused.",
      labelNames: ["operation", "lane", "by"],
      registers,
    }),
    retries: new Counter({
      name: "service_jobs_amazon_retries_total",
      help: "Requests tried again, by what had gone wrong.",
      labelNames: ["operation", "kind"],
      registers,
    }),
    tokens: new Gauge({
      name: "service_jobs_amazon_tokens",
      help: "Tokens left in our mirror of Amazon's bucket.",
      labelNames: ["operation"],
      registers,
    }),
    waiting: new Gauge({
      name: "service_jobs_amazon_waiting",
      help: "Requests that wait for a token.",
      labelNames: ["operation", "lane"],
      registers,
    }),
    onTheWay: new Gauge({
      name: "service_jobs_amazon_on_the_way",
      help: "Requests that Amazon has not answered yet, of all processes that share the quota.",
      labelNames: ["operation"],
      registers,
    }),
    accessTokens: new Counter({
      name: "service_jobs_lwa_requests_total",
      help: "Requests for an access token to Login with Amazon.",
      labelNames: ["outcome"],
      registers,
    }),
    exportsRunning: new Gauge({
      name: "service_jobs_exports_running",
      help: "Exports that are being written.",
      registers,
    }),
    memoryReads: new Counter({
      name: "service_jobs_memory_reads_total",
      help: "Reads of what is remembered for seconds, by what they found.",
      labelNames: ["memory", "found"],
      registers,
    }),
    indexComparisons: new Counter({
      name: "service_jobs_index_comparisons_total",
      help: "Lists that the index and Amazon were both asked for, by whether they differed.",
      labelNames: ["found"],
      registers,
    }),
    indexCalls: new Counter({
      name: "service_jobs_index_calls_total",
      help: "Calls to Amazon that keep the index, by what they were for.",
      labelNames: ["kind"],
      registers,
    }),
    indexMismatches: new Counter({
      name: "service_jobs_index_mismatches_total",
      help: "Slices of which the index and Amazon counted different numbers of jobs.",
      registers,
    }),
    indexRepairs: new Counter({
      name: "service_jobs_index_repairs_total",
      help: "Such slices that were read again.",
      registers,
    }),
    indexShare: new Gauge({
      name: "service_jobs_index_share",
      help: "The part of Amazon's rate that filling the index and reading again take now.",
      registers,
    }),
    indexRows: new Gauge({
      name: "service_jobs_index_rows",
      help: "Jobs that the index holds.",
      registers,
    }),
    indexLagSeconds: new Gauge({
      name: "service_jobs_index_lag_seconds",
      help: "How long ago all that Amazon showed was certainly in the index.",
      registers,
    }),
    together: new Gauge({
      name: "service_jobs_shared_together",
      help: "1 while this process shares the quota with the others, 0 while it has its part alone.",
      registers,
    }),
    processes: new Gauge({
      name: "service_jobs_shared_processes",
      help: "Processes that share the quota, as they were counted last.",
      registers,
    }),
    aloneSeconds: new Counter({
      name: "service_jobs_shared_alone_seconds_total",
      help: "Time for which this process was alone, as Valkey could not be used.",
      registers,
    }),
    reentered: new Counter({
      name: "service_jobs_shared_reentered_total",
      help: "Calls whose wait for a token began again, between alone and together.",
      registers,
    }),
    routeSeconds: new Histogram({
      name: "service_jobs_http_request_seconds",
      help: "Time to answer a request to our own API.",
      labelNames: ["route", "status"],
      buckets: ROUTE_SECONDS,
      registers,
    }),
  };
}
