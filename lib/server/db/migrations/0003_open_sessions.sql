CREATE TABLE "open_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"user_name" text,
	"email" text,
	"browser" text,
	"system" text,
	"begun_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ended_sessions" ADD COLUMN "except_session" text;--> statement-breakpoint
CREATE INDEX "open_sessions_user" ON "open_sessions" USING btree ("user_id");