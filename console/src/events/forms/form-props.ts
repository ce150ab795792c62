import type { EventType } from '../../../../server/src/catalogue/event-types.ts'
import type { Prospect } from '../../api/prospects/list.ts'

/** Of the form for a status: what is chosen from the start, and the only ones that may be; of a showing or follow-up: when. */
export type FormPreset = {
  readonly eventType?: EventType
  readonly among?: readonly EventType[]
  /** RFC 3339. */
  readonly at?: string
}

export type FormProps = {
  readonly prospect: Prospect
  readonly preset?: FormPreset
  readonly onCancel: () => void
  readonly onDone: () => void
}
