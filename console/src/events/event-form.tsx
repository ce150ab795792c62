import { BlockForm } from './forms/block-form.tsx'
import { ContactForm } from './forms/contact-form.tsx'
import { FollowUpForm } from './forms/follow-up-form.tsx'
import type { FormProps } from './forms/form-props.ts'
import { NoteForm } from './forms/note-form.tsx'
import { ShowingForm } from './forms/showing-form.tsx'
import { StatusForm } from './forms/status-form.tsx'
import { UnblockForm } from './forms/unblock-form.tsx'
import type { EventKind } from './kinds.ts'

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
