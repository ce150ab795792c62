import { Badge, Button, Group, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Monitor, Smartphone } from 'lucide-react'
import { useId, useState } from 'react'
import { type OwnSession, ownSessionsQuery, useEndOtherSessions, useEndSession } from '../../api/own-sign-in.ts'
import { notifyDone, notifyFailed } from '../../notices/notify.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { Moment } from '../../parts/moment.tsx'
import { RelativeTime } from '../../parts/relative-time.tsx'
import { Reading } from '../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../parts/waiting/skeleton-rows.tsx'
import { browserName, isHandheld } from './browser-name.ts'

/** Most people have fewer; the rest is a press away. */
const shownAtFirst = 6

type EndProps = {
  readonly session: OwnSession
  /** The element that tells which one it is: several may have one name. */
  readonly describedBy: string
}

const EndButton = ({ session, describedBy }: EndProps) => {
  const end = useEndSession()
  const name = browserName(session.user_agent)
  const run = (): void =>
    end.mutate(session.id, {
      onSuccess: () => notifyDone(`${name} is signed out`),
      onError: (error) => notifyFailed(error, 'The session goes on'),
    })
  return (
    <Button
      size="compact-sm"
      variant="default"
      flex="none"
      loading={end.isPending}
      onClick={run}
      aria-describedby={describedBy}
      aria-label={`Sign out ${name}${session.address === null ? '' : `, ${session.address}`}`}
    >
      Sign out
    </Button>
  )
}

const SessionRow = ({ session }: { readonly session: OwnSession }) => {
  const Icon = isHandheld(session.user_agent) ? Smartphone : Monitor
  const detailId = useId()
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start">
      <ThemeIcon variant="light" color="gray" size={32} mt={2} aria-hidden>
        <Icon size={18} />
      </ThemeIcon>
      <Stack gap={2} flex={1} miw={0}>
        <Group gap={8}>
          <Text size="sm" fw={550} title={session.user_agent ?? undefined}>
            {browserName(session.user_agent)}
          </Text>
          {session.current && (
            <Badge variant="light" tt="none">
              This browser
            </Badge>
          )}
        </Group>
        <Text id={detailId} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {session.address !== null && <>{session.address} · </>}
          signed in <Moment at={session.created_at} />
          {!session.current && (
            <>
              {' '}
              · last seen <RelativeTime at={session.last_used_at} />
            </>
          )}
        </Text>
      </Stack>
      {!session.current && <EndButton session={session} describedBy={detailId} />}
    </Group>
  )
}

const Sessions = ({ sessions }: { readonly sessions: readonly OwnSession[] }) => {
  const endOthers = useEndOtherSessions()
  const [isWhole, setIsWhole] = useState(false)
  const [isAsked, setIsAsked] = useState(false)
  const shown = isWhole ? sessions : sessions.slice(0, shownAtFirst)
  const confirm = async (): Promise<void> => {
    const { ended } = await endOthers.mutateAsync()
    notifyDone(ended === 1 ? 'One session has ended' : `${ended} sessions have ended`)
  }
  return (
    <Stack gap="md">
      <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }} aria-labelledby="sessions">
        {shown.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </Stack>
      <Group gap="xs">
        {shown.length < sessions.length && (
          <Button variant="default" onClick={() => setIsWhole(true)}>
            Show all {sessions.length}
          </Button>
        )}
        {sessions.length > 1 && (
          <Button variant="default" onClick={() => setIsAsked(true)}>
            Sign out everywhere else
          </Button>
        )}
      </Group>
      <Confirm
        opened={isAsked}
        onClose={() => setIsAsked(false)}
        title="Sign out everywhere else?"
        action="Sign out"
        isDangerous
        onConfirm={confirm}
      >
        All other browsers have to sign in again. If one of them was not yours, change your password too.
      </Confirm>
    </Stack>
  )
}

/** Where one is signed in, and a way out of each. */
export const SessionsCard = () => {
  const sessions = useQuery(ownSessionsQuery)
  return (
    <Paper p="md" component="section" aria-labelledby="sessions">
      <Title order={2} id="sessions" mb="sm">
        Where you are signed in
      </Title>
      <Reading query={sessions} skeleton={<SkeletonRows rows={2} height={44} />}>
        {(read) => <Sessions sessions={read} />}
      </Reading>
    </Paper>
  )
}
