import { Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { limits } from '../../../../../server/src/catalogue/limits.ts'
import { type LeasingEvent, useDeleteEvent } from '../../../api/events.ts'
import { notifyDone } from '../../../notices/notify.tsx'
import { Confirm } from '../../../parts/confirm.tsx'
import { eventName } from './words.ts'

type Props = { readonly event: LeasingEvent; readonly prospectId: number; readonly onClose: () => void }

/** Asks why. The event stays in the timeline, struck through, and counts for nothing. */
export const DeleteEventDialog = ({ event, prospectId, onClose }: Props) => {
  const [reason, setReason] = useState('')
  const { mutateAsync: remove } = useDeleteEvent()
  const name = eventName(event)
  const run = async (): Promise<void> => {
    await remove({ id: event.id, prospectId, reason: reason.trim() })
    notifyDone(`${name} is deleted`)
  }
  return (
    <Confirm opened onClose={onClose} title={`Delete “${name}”?`} action="Delete event" isDangerous onConfirm={run}>
      <Text size="sm" mb="sm">
        It stays in the timeline, struck through, and no longer counts: the prospect becomes what the other events say.
        This can't be undone.
      </Text>
      <TextInput
        label="Reason"
        placeholder="Wrong prospect"
        maxLength={limits.reasonCharacters}
        value={reason}
        onChange={(change) => setReason(change.currentTarget.value)}
      />
    </Confirm>
  )
}
