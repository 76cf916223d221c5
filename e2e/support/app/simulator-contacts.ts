import { z } from "zod";

const text = z.string().optional();

const contact = z.object({
  serviceJobId: z.string(),
  name: text,
  phone: text,
  address: z
    .looseObject({
      name: text,
      addressLine1: text,
      addressLine2: text,
      addressLine3: text,
      phone: text,
    })
    .optional(),
});

/** What a simulator holds of one job's buyer. */
export type SimulatedContact = z.infer<typeof contact>;

/** Every buyer of the simulator at this address, by job. */
export async function contactsAt(url: string): Promise<SimulatedContact[]> {
  const answer: unknown = await (await fetch(`${url}/_simulator/contacts`)).json();
  return z.object({ contacts: z.array(contact) }).parse(answer).contacts;
}
