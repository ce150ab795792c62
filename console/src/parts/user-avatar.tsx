import { Avatar, Group, Text, Tooltip } from '@mantine/core'
import { useUsersById } from '../api/users.ts'

/** Ground and ink, light and dark, which stand out from each other enough to be read at ten pixels. */
const tones = [
  ['light-dark(#d9ece4, #1f3a31)', 'light-dark(#0f4537, #b3d9ca)'],
  ['light-dark(#f8e8c6, #40331a)', 'light-dark(#5d3a05, #f0d193)'],
  ['light-dark(#dbe6f3, #1f3246)', 'light-dark(#1f4468, #bcd6f2)'],
  ['light-dark(#efe0f0, #3b2640)', 'light-dark(#5b2a66, #e6c5ec)'],
  ['light-dark(#f6ddd6, #46251c)', 'light-dark(#74290f, #f3c2b2)'],
  ['light-dark(#e4e8cf, #333818)', 'light-dark(#424a10, #d8e0a8)'],
  ['light-dark(#d8eaec, #17373b)', 'light-dark(#0d4a52, #a9dce3)'],
  ['light-dark(#e5e1f3, #2d2849)', 'light-dark(#3d3276, #cec6f2)'],
] as const

/** The same person has the same colour everywhere. */
const toneOf = (id: string): (typeof tones)[number] =>
  tones[[...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973, 7) % tones.length] ?? tones[0]

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .flatMap((word) => word.slice(0, 1) || [])
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toUpperCase()

type Person = { readonly id: string; readonly name: string }

/** The initials of somebody whose name stands beside them. */
export const UserAvatar = ({ user, size = 24 }: { readonly user: Person; readonly size?: number }) => {
  const [background, color] = toneOf(user.id)
  return (
    <Avatar
      size={size}
      radius="xl"
      aria-hidden="true"
      styles={{ placeholder: { background, color, border: 'none', fontSize: Math.max(9, Math.round(size * 0.4)) } }}
    >
      {initials(user.name)}
    </Avatar>
  )
}

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

/** Places for faces: where there are more people, the last one says how many. */
const faces = 3

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
  const shown = people.length > faces ? people.slice(0, faces - 1) : people
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
      <Group gap={2} wrap="nowrap" component="span" display="inline-flex" role="img" aria-label={names}>
        {shown.map((user) => (
          <UserAvatar key={user.id} user={user} size={22} />
        ))}
        {people.length > shown.length && (
          <Avatar size={22} radius="xl" styles={{ placeholder: { fontSize: 9 } }}>
            +{people.length - shown.length}
          </Avatar>
        )}
      </Group>
    </Tooltip>
  )
}
