import { Button, Group, Modal, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ErrorNotice } from './error-notice.tsx'

type Props = {
  readonly opened: boolean
  readonly onClose: () => void
  /** A question: `Revoke this token?` */
  readonly title: string
  /** What follows from it. */
  readonly children: ReactNode
  /** What the button does: `Revoke token`. */
  readonly action: string
  readonly isDangerous?: boolean
  /** Closes when it is done; shows the error when it fails. */
  readonly onConfirm: () => Promise<unknown>
}

/** Asks before what can't be taken back. What can be undone is done at once and offers Undo instead. */
export const Confirm = ({ opened, onClose, title, children, action, isDangerous = false, onConfirm }: Props) => {
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const close = (): void => {
    setError(null)
    onClose()
  }
  const confirm = async (): Promise<void> => {
    setIsBusy(true)
    setError(null)
    try {
      await onConfirm()
      close()
    } catch (failure) {
      setError(failure)
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Text size="sm" component="div" mb="md">
        {children}
      </Text>
      {error !== null && <ErrorNotice error={error} />}
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button
          {...(isDangerous ? { color: 'red' } : {})}
          loading={isBusy}
          onClick={() => void confirm()}
          data-autofocus
        >
          {action}
        </Button>
      </Group>
    </Modal>
  )
}
