import { Alert, Button, Code, Group, List, Text } from '@mantine/core'
import { CircleAlert } from 'lucide-react'
import { ApiError } from '../api/client.ts'
import { sentencesOf } from '../api/refusals/told.ts'
import { UnknownOutcome } from '../api/sending/once.ts'

const textsOf = (error: unknown): readonly string[] => {
  if (error instanceof ApiError) return sentencesOf(error)
  return [error instanceof Error ? error.message : String(error)]
}

const mostTexts = 5

/** What happened, in a line. */
export const errorText = (error: unknown): string => textsOf(error).slice(0, mostTexts).join('; ')

/** What was to be done, in the words of the page, unless nobody knows whether it was. */
export const failureTitle = (error: unknown, title = 'That did not work'): string =>
  error instanceof UnknownOutcome ? 'It is not known whether it was saved' : title

type Props = {
  readonly error: unknown
  /** What was to be done: `The prospects can't be shown`. */
  readonly title?: string
  readonly onRetry?: () => void
}

/** An error with what happened, the id to name when asking for help, and a way to try again. */
export const ErrorNotice = ({ error, title, onRetry }: Props) => {
  const texts = textsOf(error)
  const requestId = error instanceof ApiError ? error.requestId : null
  return (
    <Alert color="red" variant="light" role="alert" title={failureTitle(error, title)} icon={<CircleAlert size={18} />}>
      {texts.length === 1 ? (
        <Text size="sm">{texts[0]}</Text>
      ) : (
        <List size="sm">
          {texts.slice(0, mostTexts).map((text) => (
            <List.Item key={text}>{text}</List.Item>
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
