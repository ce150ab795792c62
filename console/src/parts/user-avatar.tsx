import { Tooltip } from '@mantine/core'
import type { CSSProperties, ReactNode } from 'react'
import { useUsersById } from '../api/users.ts'
import classes from './user-avatar.module.css'

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

/** Of the first and the last word that has a letter; without any, what the name begins with. */
export const initials = (name: string): string => {
  const letters = name.split(/\s+/).flatMap((word) => /[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? [])
  const [first = [...name.trim()][0] ?? ''] = letters
  return `${first}${letters.length > 1 ? letters.at(-1) : ''}`.toUpperCase()
}

type Person = { readonly id: string; readonly name: string }

type DiscProps = { readonly size: number; readonly tone?: (typeof tones)[number]; readonly children: ReactNode }

/** A plain element: pages have hundreds of them, and a component of the library takes ten times as long to draw. */
const Disc = ({ size, tone, children }: DiscProps) => (
  <span
    className={classes['disc']}
    aria-hidden="true"
    style={
      {
        '--size': `${size}px`,
        fontSize: Math.max(9, Math.round(size * 0.4)),
        ...(tone && { background: tone[0], color: tone[1] }),
      } as CSSProperties
    }
  >
    {children}
  </span>
)

/** The initials of somebody whose name stands beside them. */
export const UserAvatar = ({ user, size = 24 }: { readonly user: Person; readonly size?: number }) => (
  <Disc size={size} tone={toneOf(user.id)}>
    {initials(user.name)}
  </Disc>
)

/** Avatar and name of one user of the account. Who is not a member is named by the id. */
export const UserName = ({ id }: { readonly id: string }) => {
  const user = useUsersById().get(id) ?? { id, name: id.slice(0, 8), active: true }
  return (
    <span className={classes['person']} data-people>
      <UserAvatar user={user} size={20} />
      <span dir="auto" {...(user.active ? {} : { className: classes['gone'], title: 'Deactivated' })}>
        {user.name}
      </span>
    </span>
  )
}

/** Places for faces: where there are more people, the last one says how many. */
const faces = 3

/** Who has a prospect, in a narrow place: names in a tooltip and for screen readers. */
export const Assignees = ({ ids }: { readonly ids: readonly string[] }) => {
  const users = useUsersById()
  if (ids.length === 0) return <span className={classes['nobody']}>Nobody</span>
  const people = ids.map((id) => users.get(id) ?? { id, name: id.slice(0, 8) })
  const names = people.map((user) => user.name).join(', ')
  const shown = people.length > faces ? people.slice(0, faces - 1) : people
  const only = people.length === 1 ? people[0] : undefined
  if (only !== undefined)
    return (
      <span className={classes['person']} data-people>
        <UserAvatar user={only} size={20} />
        <span className={classes['name']} dir="auto">
          {only.name}
        </span>
      </span>
    )
  return (
    <Tooltip label={names}>
      <span className={classes['people']} role="img" aria-label={names} data-people>
        {shown.map((user) => (
          <UserAvatar key={user.id} user={user} size={22} />
        ))}
        {people.length > shown.length && <Disc size={22}>+{people.length - shown.length}</Disc>}
      </span>
    </Tooltip>
  )
}
