/** Where a leasing event came from. Reference text, "Response 201 fields", `source`. */
export const eventSources = [
  'Phone Call',
  'Text Message',
  'Email',
  'Facebook Message',
  'WhatsApp',
  'Other',
  'Showing Scheduler',
  'Automation',
] as const
export type EventSource = (typeof eventSources)[number]

/** The seven that a v1 request may name: `Showing Scheduler` is in responses only. */
export const requestSources = eventSources.filter((source) => source !== 'Showing Scheduler')
