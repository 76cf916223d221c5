import "server-only";
import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import type { BlockTime, BlockType } from "@/lib/actions/capacity";
import type { WeekPlan } from "@/lib/actions/week-plan";

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/**
 * What people had Amazon do with the time of a store: as `actions`, of what belongs to no job. Ids, codes
 * and times only.
 */
export const resourceActions = pgTable(
  "resource_actions",
  {
    /** Chosen by the screen, one for each intent. */
    key: text("key").primaryKey(),
    userId: text("user_id").notNull(),
    /** How colleagues know the person. */
    userName: text("user_name").notNull(),
    resourceId: text("resource_id").notNull(),
    operation: text("operation").notNull(),
    hash: text("hash").notNull(),
    /** What was asked, with what Amazon had before: enough to look again after a restart. */
    wish: jsonb("wish").notNull(),
    state: text("state", { enum: ["sent", "done", "refused", "not_done", "unknown"] }).notNull(),
    outcome: jsonb("outcome").$type<Readonly<Record<string, unknown>>>(),
    at: instant("at").notNull(),
    endedAt: instant("ended_at"),
  },
  (table) => [
    index("resource_actions_state").on(table.state),
    index("resource_actions_at").on(table.at),
    // One at a time for each store, whichever process is at it.
    uniqueIndex("resource_actions_under_way").on(table.resourceId).where(sql`state = 'sent'`),
  ],
);

/** Time that was blocked from here: Amazon lists it nowhere, and without its id nobody can take it back. */
export const blocks = pgTable(
  "blocks",
  {
    /** Ours, and the same whatever Amazon calls it after a move. */
    id: text("id").primaryKey(),
    /** Amazon's of now; absent where its answer was lost. */
    reservationId: text("reservation_id"),
    resourceId: text("resource_id").notNull(),
    marketplaceId: text("marketplace_id").notNull(),
    type: text("type").$type<BlockType>().notNull(),
    time: jsonb("time").$type<BlockTime>().notNull(),
    state: text("state", { enum: ["standing", "lost", "gone"] }).notNull(),
    /** A move of which nobody knows whether it was done. */
    moving: jsonb("moving").$type<{ type: BlockType; time: BlockTime }>(),
    userName: text("user_name").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [index("blocks_resource").on(table.resourceId)],
);

/** The schedule that was sent last for a store, and the one before it. */
export const sentSchedules = pgTable("sent_schedules", {
  resourceId: text("resource_id").primaryKey(),
  plan: jsonb("plan").$type<WeekPlan>().notNull(),
  previous: jsonb("previous").$type<WeekPlan>(),
  userName: text("user_name").notNull(),
  at: instant("at").notNull(),
});

/** What technicians are called here, where neither Amazon's name nor that of the settings is theirs. */
export const technicianNames = pgTable("technician_names", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  userName: text("user_name").notNull(),
  at: instant("at").notNull(),
});
