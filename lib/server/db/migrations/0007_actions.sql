CREATE TABLE "actions" (
	"key" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"job_id" text NOT NULL,
	"operation" text NOT NULL,
	"hash" text NOT NULL,
	"wish" jsonb NOT NULL,
	"state" text NOT NULL,
	"outcome" jsonb,
	"at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "actions_job" ON "actions" USING btree ("job_id","at");--> statement-breakpoint
CREATE INDEX "actions_state" ON "actions" USING btree ("state");--> statement-breakpoint
CREATE INDEX "actions_at" ON "actions" USING btree ("at");