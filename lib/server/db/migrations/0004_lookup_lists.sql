CREATE TABLE "lookup_lists" (
	"id" text PRIMARY KEY NOT NULL,
	"ids" jsonb NOT NULL,
	"marketplace" text,
	"kept_until" timestamp with time zone NOT NULL
);
