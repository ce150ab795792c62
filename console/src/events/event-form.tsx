import type { EventType } from '../../../server/src/catalogue/event-types.ts'
import type { Prospect } from '../api/prospects/list.ts'
import { BlockForm } from './forms/block-form.tsx'
import { ContactForm } from './forms/contact-form.tsx'
import { FollowUpForm } from './forms/follow-up-form.tsx'
import { NoteForm } from './forms/note-form.tsx'
import { ShowingForm } from './forms/showing-form.tsx'
import { StatusForm } from './forms/status-form.tsx'
import { UnblockForm } from './forms/unblock-form.tsx'
import type { EventKind } from './kinds.ts'

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

/** The form of a kind, in a dialog or in a page. */
export const EventForm = ({ kind, ...props }: FormProps & { readonly kind: EventKind }) => {
  switch (kind) {
    case 'note':
      return <NoteForm {...props} />
    case 'showing':
      return <ShowingForm {...props} />
    case 'status':
      return <StatusForm {...props} />
    case 'follow-up':
      return <FollowUpForm {...props} />
    case 'block':
      return <BlockForm {...props} />
    case 'unblock':
      return <UnblockForm {...props} />
    default:
      return <ContactForm {...props} channel={kind} />
  }
}
