import { Select } from '@mantine/core'
import { useState } from 'react'
import type { EventType } from '../../../../server/src/catalogue/event-types.ts'
import type { EventSource } from '../../../../server/src/catalogue/sources.ts'
import { useAccount } from '../../api/accounts.ts'
import type { Prospect } from '../../api/prospects/list.ts'
import { type ClockTime, momentAt } from '../../time/zoned.ts'
import { filled } from '../drafts.ts'
import { HappenedField, happenedFault } from '../fields/happened-field.tsx'
import { NextFollowUpField, noWish, wishedOf, wishFault } from '../fields/next-follow-up-field.tsx'
import { NotesField, notesFault } from '../fields/notes-field.tsx'
import { isBlocked } from '../kinds.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'

export type Channel = 'call' | 'text' | 'email'

type ChannelRow = {
  readonly sources: readonly EventSource[]
  readonly action: string
  readonly done: string
  readonly placeholder: string
}

const channels: Readonly<Record<Channel, ChannelRow>> = {
  call: {
    sources: ['Phone Call'],
    action: 'Log call',
    done: 'Call logged',
    placeholder: 'Left a message; asks about parking …',
  },
  text: {
    sources: ['Text Message', 'WhatsApp', 'Facebook Message'],
    action: 'Log message',
    done: 'Message logged',
    placeholder: 'What was written?',
  },
  email: { sources: ['Email'], action: 'Log e-mail', done: 'E-mail logged', placeholder: 'What was written?' },
}

/** What often comes of it; everything else is a change of the status. */
const outcomes: readonly { readonly value: EventType; readonly label: string }[] = [
  { value: 'Log Note', label: 'Nothing new: the status stays' },
  { value: 'Contacted, Awaiting Information', label: 'Contacted, Awaiting Information' },
  { value: 'Showing Desired', label: 'Showing Desired' },
  { value: 'Still Deciding', label: 'Still Deciding' },
  { value: 'Looking too early', label: 'Looking too early' },
  { value: 'Ghosting', label: 'Ghosting' },
  { value: 'Not Interested', label: 'Not Interested' },
  { value: 'Awaiting PM Response', label: 'Awaiting PM Response (the status stays)' },
]

const likelyOutcome = (prospect: Prospect): EventType =>
  prospect.stage === 'lead' && !isBlocked(prospect) ? 'Contacted, Awaiting Information' : 'Log Note'

type Props = FormProps & { readonly channel: Channel }

/** A call, a text message or an e-mail: an event from that source, with what came of it. */
export const ContactForm = ({ prospect, channel, onCancel, onDone }: Props) => {
  const { time_zone: timeZone } = useAccount()
  const { sources, action, done, placeholder } = channels[channel]
  const [source, setSource] = useState<EventSource>(sources[0] ?? 'Other')
  const [type, setType] = useState<EventType>(likelyOutcome(prospect))
  const [notes, setNotes] = useState('')
  const [wish, setWish] = useState(noWish)
  const [happened, setHappened] = useState<ClockTime | null>(null)
  const draft = filled({
    event_type: type,
    source,
    notes: notes.trim() === '' ? null : notes,
    occurred_at: happened === null ? null : momentAt(happened, timeZone),
    ...wishedOf(wish, timeZone),
  })
  const faults = {
    notes: notesFault(notes, type === 'Log Note'),
    happened: happenedFault(happened, timeZone),
    wish: wishFault(wish, timeZone),
  }
  return (
    <FormFrame
      prospect={prospect}
      drafts={[draft]}
      faults={faults}
      action={action}
      done={done}
      hasPreview={type !== 'Log Note'}
      onCancel={onCancel}
      onDone={onDone}
    >
      {(shown) => (
        <>
          <NotesField
            value={notes}
            onChange={setNotes}
            isNeeded={type === 'Log Note'}
            isFirst
            error={shown['notes']}
            placeholder={placeholder}
          />
          {sources.length > 1 && (
            <Select
              label="Sent by"
              data={[...sources]}
              value={source}
              onChange={(chosen) => setSource((chosen ?? source) as EventSource)}
              allowDeselect={false}
            />
          )}
          <Select
            label="What came of it"
            data={[...outcomes]}
            value={type}
            onChange={(chosen) => setType((chosen ?? type) as EventType)}
            allowDeselect={false}
          />
          <NextFollowUpField prospect={prospect} value={wish} onChange={setWish} error={shown['wish']} />
          <HappenedField value={happened} onChange={setHappened} error={shown['happened']} />
        </>
      )}
    </FormFrame>
  )
}
