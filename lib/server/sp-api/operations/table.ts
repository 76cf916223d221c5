import "server-only";
import {
  addAppointmentForServiceJobByServiceJobId,
  assignAppointmentResources,
  cancelServiceJobByServiceJobId,
  completeServiceJobByServiceJobId,
  getAppointmentSlots,
  getAppointmmentSlotsByJobId,
  rescheduleAppointmentForServiceJobByServiceJobId,
  setAppointmentFulfillmentData,
} from "./appointments";
import {
  cancelReservation,
  createReservation,
  getFixedSlotCapacity,
  getRangeSlotCapacity,
  updateReservation,
  updateSchedule,
} from "./capacity";
import { createServiceDocumentUploadDestination } from "./documents";
import { getServiceJobByServiceJobId } from "./get-service-job";
import { getServiceJobs } from "./get-service-jobs";

/** Every operation of the Services API v1, by Amazon's name of it; each tells its own usage plan. */
export const OPERATIONS = {
  getServiceJobs,
  getServiceJobByServiceJobId,
  getAppointmmentSlotsByJobId,
  getAppointmentSlots,
  addAppointmentForServiceJobByServiceJobId,
  rescheduleAppointmentForServiceJobByServiceJobId,
  assignAppointmentResources,
  setAppointmentFulfillmentData,
  completeServiceJobByServiceJobId,
  cancelServiceJobByServiceJobId,
  getFixedSlotCapacity,
  getRangeSlotCapacity,
  updateSchedule,
  createReservation,
  updateReservation,
  cancelReservation,
  createServiceDocumentUploadDestination,
};
