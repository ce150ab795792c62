import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { type User, useInvitationLink } from '../../api/users.ts'
import { SecretOnce } from '../../parts/copying/secret-once.tsx'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { Moment } from '../../parts/moment.tsx'

type Props = { readonly user: Pick<User, 'id' | 'name'>; readonly isAtOnce?: boolean }

/** A link with which somebody chooses a password, to be handed over. A newer one ends an older one. */
export const InvitationLink = ({ user, isAtOnce = false }: Props) => {
  const link = useInvitationLink()
  const { mutate } = link
  const isAsked = useRef(false)
  useEffect(() => {
    // Effects run twice while developing, and the second link would end the first.
    if (!isAtOnce || isAsked.current) return
    isAsked.current = true
    mutate(user.id)
  }, [isAtOnce, mutate, user.id])
  if (link.data !== undefined)
    return (
      <SecretOnce label={`Link for ${user.name}`} secret={link.data.link}>
        Send it to {user.name} by a way that only they read. It works once, until <Moment at={link.data.expires_at} />.
      </SecretOnce>
    )
  return (
    <Stack gap="sm">
      {link.error !== null && (
        <ErrorNotice error={link.error} title="There is no link. If they have a password already, it works here too" />
      )}
      <Group>
        <Button variant="default" loading={link.isPending} onClick={() => mutate(user.id)}>
          Make the link
        </Button>
      </Group>
    </Stack>
  )
}

type DialogProps = { readonly user: User; readonly onClose: () => void }

export const InvitationDialog = ({ user, onClose }: DialogProps) => (
  <Modal
    opened
    onClose={onClose}
    title={`A link for ${user.name} to sign in`}
    closeOnClickOutside={false}
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <Stack gap="md">
      <Text size="sm">
        With it they choose a password, their first or a new one. A link that was made before stops working.
      </Text>
      <InvitationLink user={user} />
    </Stack>
  </Modal>
)
