import { Button, Divider, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { setUpQuery, useBecome } from '../../api/session.ts'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { UserAvatar } from '../../parts/user-avatar.tsx'

/** In the demo: its people, the manager first, each a click away. Nothing elsewhere. */
export const DemoDoor = ({ onIn }: { readonly onIn: () => Promise<void> }) => {
  const people = useQuery(setUpQuery).data?.demo?.people ?? []
  const become = useBecome()
  if (people.length === 0) return null
  return (
    <Stack gap="xs">
      <Text size="sm">This is the demo. Look around as one of its people:</Text>
      {people.map((person, index) => (
        <Button
          key={person.id}
          variant={index === 0 ? 'filled' : 'default'}
          size="md"
          justify="flex-start"
          leftSection={<UserAvatar user={person} size={24} />}
          loading={become.isPending && become.variables === person.id}
          onClick={() => become.mutate(person.id, { onSuccess: () => void onIn() })}
        >
          {person.name} · {person.role}
        </Button>
      ))}
      {become.error !== null && <ErrorNotice error={become.error} />}
      <Divider label="or with a password" my="xs" />
    </Stack>
  )
}
