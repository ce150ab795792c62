import { Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { History, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../../api/accounts.ts'
import { type LeasingEvent, useUndoBatch } from '../../../api/events.ts'
import { useSession } from '../../../api/session.ts'
import { notifyDone, notifyFailed, notifyRunning } from '../../../notices/notify.tsx'
import { RowMenu } from '../../../parts/menus/row-menu.tsx'
import { DeleteEventDialog } from './delete-event-dialog.tsx'
import { eventName } from './words.ts'

type Props = { readonly event: LeasingEvent; readonly prospectId: number; readonly isUndone: boolean }

const useUndoing = (batchId: string | null) => {
  const { mutateAsync: undo } = useUndoBatch()
  return async (): Promise<void> => {
    if (batchId === null) return
    // It may be a job of many seconds.
    const end = notifyRunning('Taking the batch back …')
    try {
      const { restored, touched, batchId: undoing } = await undo(batchId)
      const rest = touched === 0 ? '' : `; ${touched} left alone, as something happened to them since`
      end()
      notifyDone(restored === 0 ? `Nothing to take back${rest}` : `Taken back for ${restored}${rest}`, () =>
        undo(undoing),
      )
    } catch (error) {
      end()
      notifyFailed(error, 'It was not taken back')
    }
  }
}

/** What the caller's role may do with this event: their own, or also those of others. */
const useRights = (event: LeasingEvent) => {
  const isOwn = useSession().user.id === event.created_by
  const [own, others] = [useMay('deleteEvents'), useMay('deleteOthersEvents')]
  const [undoOwn, undoOthers] = [useMay('undoBatches'), useMay('undoOthersBatches')]
  return { mayDelete: isOwn ? own : others, mayUndo: isOwn ? undoOwn : undoOthers }
}

const whoMay = 'Only who wrote it, and managers'

type ItemProps = Omit<Props, 'prospectId'> & { readonly onDelete: () => void }

const Items = ({ event, isUndone, onDelete }: ItemProps) => {
  const navigate = useNavigate()
  const { mayDelete, mayUndo } = useRights(event)
  const undo = useUndoing(event.batch_id)
  const look = (): void =>
    void navigate({ to: '.', search: (all) => ({ ...all, at: event.created_at }), resetScroll: false })
  return (
    <>
      <Menu.Item leftSection={<History size={15} />} onClick={look}>
        See the prospect at this moment
      </Menu.Item>
      {event.batch_id !== null && !event.deleted && !isUndone && (
        <Menu.Item
          leftSection={<Undo2 size={15} />}
          disabled={!mayUndo}
          {...(mayUndo ? {} : { title: whoMay })}
          onClick={() => void undo()}
        >
          {mayUndo ? 'Take back the whole batch' : `Take back: ${whoMay.toLowerCase()}`}
        </Menu.Item>
      )}
      {!event.deleted && (
        <Menu.Item
          leftSection={<Trash2 size={15} />}
          {...(mayDelete ? { color: 'var(--mantine-color-error)' } : { title: whoMay })}
          disabled={!mayDelete}
          onClick={onDelete}
        >
          {mayDelete ? 'Delete …' : `Delete: ${whoMay.toLowerCase()}`}
        </Menu.Item>
      )}
    </>
  )
}

/** Looks at that moment, takes back the batch of the event, deletes the event. */
export const EventMenu = ({ event, prospectId, isUndone }: Props) => {
  const [isDeleting, setIsDeleting] = useState(false)
  return (
    <>
      <RowMenu label={`What to do with ${eventName(event)}`}>
        <Items event={event} isUndone={isUndone} onDelete={() => setIsDeleting(true)} />
      </RowMenu>
      {isDeleting && <DeleteEventDialog event={event} prospectId={prospectId} onClose={() => setIsDeleting(false)} />}
    </>
  )
}
