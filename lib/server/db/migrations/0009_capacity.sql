CREATE TABLE "resource_actions" (
	"key" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"resource_id" text NOT NULL,
	"operation" text NOT NULL,
	"hash" text NOT NULL,
	"wish" jsonb NOT NULL,
	"state" text NOT NULL,
	"outcome" jsonb,
	"at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "blocks" (
	"id" text PRIMARY KEY NOT NULL,
	"reservation_id" text,
	"resource_id" text NOT NULL,
	"marketplace_id" text NOT NULL,
	"type" text NOT NULL,
	"time" jsonb NOT NULL,
	"state" text NOT NULL,
	"moving" jsonb,
	"user_name" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sent_schedules" (
	"resource_id" text PRIMARY KEY NOT NULL,
	"plan" jsonb NOT NULL,
	"previous" jsonb,
	"user_name" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "technician_names" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"user_name" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "resource_actions_state" ON "resource_actions" USING btree ("state");--> statement-breakpoint
CREATE INDEX "resource_actions_at" ON "resource_actions" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "resource_actions_under_way" ON "resource_actions" USING btree ("resource_id") WHERE state = 'sent';--> statement-breakpoint
CREATE INDEX "blocks_resource" ON "blocks" USING btree ("resource_id");