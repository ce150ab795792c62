import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Check, CircleAlert } from 'lucide-react'
import { ApiError } from '../api/client.ts'
import { errorText, failureTitle } from '../parts/error-notice.tsx'

const undoMs = 12_000
const doneMs = 5_000
const failedMs = 15_000

const close = { closeButtonProps: { 'aria-label': 'Dismiss' } } as const

/** Says that something did not work, and with which request. */
export const notifyFailed = (error: unknown, title?: string): void => {
  const requestId = error instanceof ApiError ? error.requestId : null
  notifications.show({
    ...close,
    color: 'red',
    icon: <CircleAlert size={16} />,
    title: failureTitle(error, title),
    message: requestId === null ? errorText(error) : `${errorText(error)} (request ${requestId})`,
    autoClose: failedMs,
  })
}

const undo = async (id: string, text: string, run: () => Promise<unknown>): Promise<void> => {
  notifications.update({ id, message: 'Taking it back …', loading: true, autoClose: false })
  try {
    await run()
    notifications.update({ ...close, id, message: `Taken back: ${text}`, loading: false, autoClose: doneMs })
  } catch (error) {
    notifications.hide(id)
    notifyFailed(error, 'It could not be taken back')
  }
}

let count = 0

/** Says what is being done, until the function that it returns is called: for what may take more than a moment. */
export const notifyRunning = (message: string): (() => void) => {
  count += 1
  const id = `running ${count}`
  notifications.show({ id, message, loading: true, autoClose: false, withCloseButton: false })
  return () => void notifications.hide(id)
}

/** Says what was done, for a while with a button that takes it back: `notifyDone('Assigned 12 prospects', () => undoBatch(id))`. */
export const notifyDone = (text: string, onUndo?: () => Promise<unknown>): void => {
  count += 1
  const id = `done ${count}`
  notifications.show({
    ...close,
    id,
    icon: <Check size={16} />,
    message:
      onUndo === undefined ? (
        text
      ) : (
        <Group justify="space-between" gap="sm" wrap="nowrap">
          <Text size="sm" inherit>
            {text}
          </Text>
          <Button size="compact-sm" variant="light" flex="none" onClick={() => void undo(id, text, onUndo)}>
            Undo
          </Button>
        </Group>
      ),
    autoClose: onUndo === undefined ? doneMs : undoMs,
  })
}
