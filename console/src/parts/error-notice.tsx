import { Alert, Button, Code, Group, List, Text } from '@mantine/core'
import { CircleAlert } from 'lucide-react'
import { ApiError } from '../api/client.ts'
import { UnknownOutcome } from '../api/sending/once.ts'

/** What happened, in a sentence. */
export const errorText = (error: unknown): string =>
  error instanceof ApiError ? error.text : error instanceof Error ? error.message : String(error)

/** What was to be done, in the words of the page, unless nobody knows whether it was. */
export const failureTitle = (error: unknown, title = 'That did not work'): string =>
  error instanceof UnknownOutcome ? 'It is not known whether it was saved' : title

type Props = {
  readonly error: unknown
  /** What was to be done: `The prospects can't be shown`. */
  readonly title?: string
  readonly onRetry?: () => void
}

const mostDetails = 5

/** An error with what happened, the id to name when asking for help, and a way to try again. */
export const ErrorNotice = ({ error, title, onRetry }: Props) => {
  const { details, requestId } = error instanceof ApiError ? error : { details: [], requestId: null }
  return (
    <Alert color="red" variant="light" role="alert" title={failureTitle(error, title)} icon={<CircleAlert size={18} />}>
      <Text size="sm">{errorText(error)}</Text>
      {details.length > 0 && (
        <List size="sm" mt={4}>
          {details.slice(0, mostDetails).map((detail) => (
            <List.Item key={`${detail.dataPath} ${detail.message}`}>
              {detail.dataPath === '' ? '' : `${detail.dataPath.replace(/^\./, '')} `}
              {detail.message}
            </List.Item>
          ))}
        </List>
      )}
      {(requestId !== null || onRetry !== undefined) && (
        <Group mt="xs" gap="sm">
          {onRetry !== undefined && (
            <Button size="xs" variant="default" onClick={onRetry}>
              Try again
            </Button>
          )}
          {requestId !== null && (
            <Text size="xs">
              Request <Code>{requestId}</Code>
            </Text>
          )}
        </Group>
      )}
    </Alert>
  )
}
