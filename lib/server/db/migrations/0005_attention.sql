CREATE TABLE "attention_seen" (
	"person_id" text NOT NULL,
	"queue" text NOT NULL,
	"job_id" text NOT NULL,
	"hash" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attention_seen_person_id_queue_job_id_pk" PRIMARY KEY("person_id","queue","job_id")
);
--> statement-breakpoint
CREATE INDEX "attention_seen_at" ON "attention_seen" USING btree ("seen_at");