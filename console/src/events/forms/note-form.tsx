import { useState } from 'react'
import { useAccount } from '../../api/accounts.ts'
import { momentAt } from '../../time/zoned.ts'
import { filled } from '../drafts.ts'
import { HappenedField, happenedFault } from '../fields/happened-field.tsx'
import { NotesField, notesFault } from '../fields/notes-field.tsx'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'

/** A note, which changes nothing else. */
export const NoteForm = ({ prospect, onCancel, onDone }: FormProps) => {
  const { time_zone: timeZone } = useAccount()
  const [notes, setNotes] = useState('')
  const [happened, setHappened] = useState<Parameters<typeof momentAt>[0] | null>(null)
  const draft = filled({
    event_type: 'Log Note',
    notes,
    occurred_at: happened === null ? null : momentAt(happened, timeZone),
  })
  return (
    <FormFrame
      prospect={prospect}
      drafts={[draft]}
      faults={{ notes: notesFault(notes, true), happened: happenedFault(happened, timeZone) }}
      action="Add note"
      done="Note added"
      onCancel={onCancel}
      onDone={onDone}
    >
      {(faults) => (
        <>
          <NotesField
            label="Note"
            value={notes}
            onChange={setNotes}
            isNeeded
            isFirst
            error={faults['notes']}
            placeholder="What should colleagues know?"
          />
          <HappenedField value={happened} onChange={setHappened} error={faults['happened']} />
        </>
      )}
    </FormFrame>
  )
}
