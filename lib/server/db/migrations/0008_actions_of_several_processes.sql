DROP INDEX "actions_job";--> statement-breakpoint
ALTER TABLE "actions" ADD COLUMN "number" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "actions_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "actions" ADD COLUMN "user_name" text;--> statement-breakpoint
ALTER TABLE "actions" ADD COLUMN "alive_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "actions_number" ON "actions" USING btree ("number");--> statement-breakpoint
CREATE INDEX "actions_user" ON "actions" USING btree ("user_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "actions_under_way" ON "actions" USING btree ("job_id") WHERE state = 'sent';--> statement-breakpoint
CREATE INDEX "actions_job" ON "actions" USING btree ("job_id","number");