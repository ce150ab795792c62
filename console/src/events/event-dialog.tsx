import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { prospectQuery } from '../api/prospects/one.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { prospectText } from '../parts/prospect-name.tsx'
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
  const { data: prospect, error, refetch } = useQuery(prospectQuery(prospectId))
  const done = (): void => {
    onWritten?.()
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={prospect === undefined ? title : `${title}: ${prospectText(prospect)}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {prospect !== undefined && (
        <EventForm
          kind={kind}
          prospect={prospect}
          {...(preset === undefined ? {} : { preset })}
          onCancel={onClose}
          onDone={done}
        />
      )}
      {prospect === undefined && error === null && <SkeletonRows rows={3} />}
      {error !== null && (
        <ErrorNotice error={error} title="The prospect can't be read" onRetry={() => void refetch()} />
      )}
    </Modal>
  )
}
