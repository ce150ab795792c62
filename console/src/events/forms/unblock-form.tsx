import { Text } from '@mantine/core'
import { useState } from 'react'
import { filled } from '../drafts.ts'
import { NotesField, notesFault } from '../fields/notes-field.tsx'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'

/** Ends a block before its time: the status from before returns. */
export const UnblockForm = ({ prospect, onCancel, onDone }: FormProps) => {
  const [notes, setNotes] = useState('')
  const draft = filled({ event_type: 'Unblock Prospect', notes: notes.trim() === '' ? null : notes })
  return (
    <FormFrame
      prospect={prospect}
      drafts={[draft]}
      faults={{ notes: notesFault(notes, false) }}
      action="Unblock"
      done="Unblocked"
      hasPreview
      onCancel={onCancel}
      onDone={onDone}
    >
      {(faults) => (
        <>
          <Text size="sm" c="dimmed">
            {prospect.blocklisted
              ? 'The status from before the block returns, and the number is free again.'
              : 'The block of the other prospect with this number is lifted.'}
          </Text>
          <NotesField value={notes} onChange={setNotes} error={faults['notes']} isFirst placeholder="Why is it over?" />
        </>
      )}
    </FormFrame>
  )
}
