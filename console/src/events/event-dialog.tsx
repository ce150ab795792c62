import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { prospectQuery } from '../api/prospects/one.ts'
import { prospectText } from '../parts/prospect-name.tsx'
import { Reading } from '../parts/waiting/reading.tsx'
import { SkeletonRows } from '../parts/waiting/skeleton-rows.tsx'
import { EventForm } from './event-form.tsx'
import type { FormPreset } from './forms/form-props.ts'
import { type EventKind, kindRows } from './kinds.ts'

type Props = {
  readonly prospectId: number
  readonly kind: EventKind
  /** What is chosen already, and which types may be chosen. */
  readonly preset?: FormPreset
  /** Instead of what the kind is called. */
  readonly title?: string
  readonly onClose: () => void
  /** When the events are written: the dialog closes after it. */
  readonly onWritten?: () => void
}

/**
 * A form for an event of one prospect, over any page: `<EventDialog prospectId={12} kind="showing" onClose={close} />`. It reads the
 * prospect itself, shows the change at once wherever the prospect is shown, and says it with an Undo.
 */
export const EventDialog = ({ prospectId, kind, preset, title = kindRows[kind].title, onClose, onWritten }: Props) => {
  const query = useQuery(prospectQuery(prospectId))
  const done = (): void => {
    onWritten?.()
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={query.data === undefined ? title : `${title}: ${prospectText(query.data)}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Reading query={query} title="The prospect can't be read" skeleton={<SkeletonRows rows={3} />}>
        {(prospect) => (
          <EventForm
            kind={kind}
            prospect={prospect}
            {...(preset === undefined ? {} : { preset })}
            onCancel={onClose}
            onDone={done}
          />
        )}
      </Reading>
    </Modal>
  )
}
