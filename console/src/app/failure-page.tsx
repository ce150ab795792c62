import { Button, Code, Container, Group, Stack, Text, Title } from '@mantine/core'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { DoorClosed, TriangleAlert } from 'lucide-react'
import { ApiError } from '../api/client.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { paths } from './paths.ts'

/** A page that could not be shown: what happened, and a way on. The rest of the console stays. */
export const FailurePage = ({ error, reset }: ErrorComponentProps) => {
  const router = useRouter()
  const tryAgain = (): void => {
    reset()
    // What the page needs may not have come: drawing it again alone would ask for nothing.
    void router.invalidate()
  }
  return (
    <Container size="xs" py={48}>
      <Stack gap="md">
        <Group gap="xs">
          <TriangleAlert aria-hidden="true" />
          <Title order={1}>This page can't be shown</Title>
        </Group>
        <ErrorNotice
          error={error}
          onRetry={tryAgain}
          title={error instanceof ApiError ? 'The server said no' : 'An error of the console'}
        />
        <Text size="sm" c="dimmed">
          Nothing was lost: what was saved is saved. If it stays like this, tell whoever runs Foyer, with what stands
          above.
        </Text>
      </Stack>
    </Container>
  )
}

/** An address that leads nowhere. */
export const NotFoundPage = () => (
  <Container size="xs" py={64} ta="center">
    <Stack align="center" gap="sm">
      <DoorClosed size={40} aria-hidden="true" />
      <Title order={1}>There is no such page</Title>
      <Text size="sm" c="dimmed">
        Nothing is at <Code>{window.location.pathname}</Code>. The link may be old, or cut off.
      </Text>
      <Button renderRoot={(props: object) => <Link {...props} to={paths.desk} />}>To the desk</Button>
    </Stack>
  </Container>
)
