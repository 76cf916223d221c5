CREATE TABLE "job_index" (
	"space" text NOT NULL,
	"id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"marketplace" text NOT NULL,
	"is_dropped" boolean DEFAULT false NOT NULL,
	"hash" text NOT NULL,
	"is_open" boolean NOT NULL,
	"created_at" double precision,
	"read_number" double precision NOT NULL,
	"seen_at" double precision NOT NULL,
	"first_seen_at" double precision NOT NULL,
	"missed" integer NOT NULL,
	"closed_at" double precision,
	"ids_emptied" boolean NOT NULL,
	"shares_emptied" boolean NOT NULL,
	"order_id" text,
	"product_order_ids" text[] NOT NULL,
	"tracking_ids" text[] NOT NULL,
	"facts" text NOT NULL,
	CONSTRAINT "job_index_space_id_pk" PRIMARY KEY("space","id")
);
--> statement-breakpoint
CREATE TABLE "job_index_changes" (
	"space" text NOT NULL,
	"sequence" bigint NOT NULL,
	"marketplace" text NOT NULL,
	"job" text NOT NULL,
	"seen_at" double precision NOT NULL,
	"kind" text NOT NULL,
	"was" text,
	"became" text,
	CONSTRAINT "job_index_changes_space_sequence_pk" PRIMARY KEY("space","sequence")
);
--> statement-breakpoint
CREATE TABLE "job_index_names" (
	"space" text NOT NULL,
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"sequence" bigint NOT NULL,
	CONSTRAINT "job_index_names_space_kind_id_pk" PRIMARY KEY("space","kind","id")
);
--> statement-breakpoint
CREATE TABLE "job_index_state" (
	"space" text PRIMARY KEY NOT NULL,
	"sequence" bigint DEFAULT 0 NOT NULL,
	"dropped_up_to" bigint DEFAULT 0 NOT NULL,
	"generation" bigint DEFAULT 0 NOT NULL,
	"facts" text DEFAULT '{}' NOT NULL,
	"token" bigint DEFAULT 0 NOT NULL,
	"owner" text,
	"leased_until" timestamp with time zone DEFAULT now() NOT NULL,
	"health" text DEFAULT '{}' NOT NULL,
	"asked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "redeemed_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"begun_at" timestamp with time zone DEFAULT now() NOT NULL,
	"is_done" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX "job_index_sequence" ON "job_index" USING btree ("space","sequence");