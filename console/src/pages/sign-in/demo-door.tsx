import { Button, Divider, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { setUpQuery, useBecome } from '../../api/session.ts'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { UserAvatar } from '../../parts/user-avatar.tsx'

/** In the demo: in as its manager with one click, or as somebody else of it. Nothing elsewhere. */
export const DemoDoor = ({ onIn }: { readonly onIn: () => Promise<void> }) => {
  const people = useQuery(setUpQuery).data?.demo?.people ?? []
  const become = useBecome()
  const [first, ...others] = people
  if (first === undefined) return null
  const go = (id: string): void => become.mutate(id, { onSuccess: () => void onIn() })
  const accounts = Map.groupBy(others, (person) => person.account_name)
  return (
    <Stack gap="xs">
      <Text size="sm">This is the demo: a company with a history of ninety days. Look around.</Text>
      <Button
        size="md"
        justify="flex-start"
        leftSection={<UserAvatar user={first} size={26} />}
        loading={become.isPending && become.variables === first.id}
        onClick={() => go(first.id)}
      >
        {first.name} · {first.role}
      </Button>
      <Select
        aria-label="Look around as somebody else"
        placeholder="Or as somebody else …"
        size="md"
        data={[...accounts].map(([group, members]) => ({
          group,
          items: members.map(({ id, name, role }) => ({ value: id, label: `${name} · ${role}` })),
        }))}
        disabled={become.isPending}
        onChange={(id) => {
          if (id !== null) go(id)
        }}
      />
      {become.error !== null && <ErrorNotice error={become.error} />}
      <Divider label="or with a password" my="xs" />
    </Stack>
  )
}
