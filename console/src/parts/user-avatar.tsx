import { Avatar, Group, Text, Tooltip } from '@mantine/core'
import { useUsersById } from '../api/users.ts'

const tones = ['pine', 'brass', 'teal', 'indigo', 'grape', 'orange', 'cyan', 'lime'] as const

/** The same person has the same colour everywhere. */
const toneOf = (id: string): string =>
  tones[[...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973, 7) % tones.length] ?? 'pine'

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .flatMap((word) => word.slice(0, 1) || [])
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toUpperCase()

type Person = { readonly id: string; readonly name: string }

export const UserAvatar = ({ user, size = 24 }: { readonly user: Person; readonly size?: number }) => (
  <Avatar size={size} radius="xl" color={toneOf(user.id)} variant="light" aria-hidden="true">
    {initials(user.name)}
  </Avatar>
)

/** Avatar and name of one user of the account. Who is not a member is named by the id. */
export const UserName = ({ id }: { readonly id: string }) => {
  const user = useUsersById().get(id) ?? { id, name: id.slice(0, 8), active: true }
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
      <UserAvatar user={user} size={20} />
      <Text span inherit {...(user.active ? {} : { c: 'dimmed', title: 'Deactivated' })}>
        {user.name}
      </Text>
    </Group>
  )
}

const mostShown = 3

/** Who has a prospect, in a narrow place: names in a tooltip and for screen readers. */
export const Assignees = ({ ids }: { readonly ids: readonly string[] }) => {
  const users = useUsersById()
  if (ids.length === 0)
    return (
      <Text span size="xs" c="dimmed">
        Nobody
      </Text>
    )
  const people = ids.map((id) => users.get(id) ?? { id, name: id.slice(0, 8) })
  const names = people.map((user) => user.name).join(', ')
  const only = people.length === 1 ? people[0] : undefined
  if (only !== undefined)
    return (
      <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
        <UserAvatar user={only} size={20} />
        <Text span size="sm" truncate>
          {only.name}
        </Text>
      </Group>
    )
  return (
    <Tooltip label={names}>
      <Avatar.Group spacing={7} role="img" aria-label={names}>
        {people.slice(0, mostShown).map((user) => (
          <UserAvatar key={user.id} user={user} size={22} />
        ))}
        {people.length > mostShown && (
          <Avatar size={22} radius="xl">
            +{people.length - mostShown}
          </Avatar>
        )}
      </Avatar.Group>
    </Tooltip>
  )
}
