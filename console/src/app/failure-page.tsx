import { Button, Code, Container, Group, Stack, Text, Title } from '@mantine/core'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { DoorClosed, TriangleAlert } from 'lucide-react'
import { ApiError } from '../api/client.ts'
import { MissingPart } from '../later/missing-part.ts'
import type { Served } from '../later/served.ts'
import { useServed } from '../later/use-served.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { SkeletonRows } from '../parts/waiting/skeleton-rows.tsx'
import { paths } from './paths.ts'

const titleOf = (error: unknown): string => {
  if (error instanceof ApiError) return error.status === 0 ? 'No answer came' : 'The server said no'
  return error instanceof MissingPart ? 'Its script did not come' : 'An error of the console'
}

const advice: Readonly<Record<Served, string>> = {
  same: 'Nothing was lost: what was saved is saved. If it stays like this, tell whoever runs Foyer, with what stands above.',
  nothing: 'Nothing was lost: what was saved is saved. When the server is back the page comes by itself.',
  newer: 'Foyer was upgraded since this page was loaded. If trying again does not help, load it anew in your browser.',
}

/** A page that could not be shown: what happened, and a way on. The rest of the console stays. */
export const FailurePage = ({ error, reset }: ErrorComponentProps) => {
  const router = useRouter()
  const tryAgain = (): void => {
    reset()
    // What the page needs may not have come: drawing it again alone would ask for nothing.
    void router.invalidate()
  }
  const served = useServed(tryAgain)
  // Most of them go with a reload, which is about to come.
  if (served === undefined && error instanceof MissingPart) return <SkeletonRows />
  return (
    <Container size="xs" py={48}>
      <Stack gap="md">
        <Group gap="xs">
          <TriangleAlert aria-hidden="true" />
          <Title order={1}>This page can't be shown</Title>
        </Group>
        <ErrorNotice error={error} onRetry={tryAgain} title={titleOf(error)} />
        <Text size="sm" c="dimmed">
          {advice[served ?? 'same']}
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
