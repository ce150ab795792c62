import { Checkbox, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useAccount } from '../api/accounts.ts'
import { type Load, workloadQuery } from '../api/desk.ts'
import { useSession } from '../api/session.ts'
import { type User, useAssignableUsers } from '../api/users.ts'
import { UserAvatar } from '../parts/user-avatar.tsx'
import classes from './assign.module.css'

/** In the place of a user's id: takes the prospects from whoever has them. */
export const nobody = 'nobody'

type Props = {
  readonly value: readonly string[]
  readonly onToggle: (id: string) => void
  readonly withNobody: boolean
}

const loadText = ({ prospects, follow_ups_due: due, showings_next_7_days: showings }: Load): string =>
  [
    `${prospects} ${prospects === 1 ? 'prospect' : 'prospects'}`,
    ...(due === 0 ? [] : [`${due} due`]),
    ...(showings === 0 ? [] : [`${showings} ${showings === 1 ? 'showing' : 'showings'}`]),
  ].join(' · ')

type RowProps = {
  readonly user: User
  readonly isMe: boolean
  readonly load: Load | undefined
  readonly most: number
  readonly isChecked: boolean
  readonly onToggle: () => void
}

const looks = { root: classes['agent'] ?? '', body: classes['agentBody'] ?? '', label: classes['agentLabel'] ?? '' }
const wide = { labelWrapper: { flex: 1, minWidth: 0 } } as const

const AgentRow = ({ user, isMe, load, most, isChecked, onToggle }: RowProps) => (
  <Checkbox
    size="xs"
    classNames={looks}
    styles={wide}
    checked={isChecked}
    onChange={onToggle}
    wrapperProps={{ 'data-chosen': isChecked || undefined }}
    label={
      <>
        <UserAvatar user={user} size={26} />
        <span className={classes['agentText']}>
          <Text span size="sm" fw={550} truncate>
            <bdi>{user.name}</bdi>
            {isMe ? ' (you)' : ''}
          </Text>
          <Text span size="xs" c="dimmed" truncate>
            {load === undefined ? '\u00a0' : loadText(load)}
          </Text>
        </span>
        <span className={classes['bar']} aria-hidden="true">
          <span style={{ width: `${(100 * (load?.prospects ?? 0)) / Math.max(most, 1)}%` }} />
        </span>
      </>
    }
  />
)

/** Up and down go from the field through the boxes. */
const moveFocus = (list: HTMLElement | null, event: KeyboardEvent): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const stops = [...(list?.querySelectorAll<HTMLInputElement>('input') ?? [])]
  const at = stops.indexOf(document.activeElement as HTMLInputElement)
  event.preventDefault()
  stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
}

/** The account's agents with how much each has, to be checked: by a part of the name, by arrow keys, by Space. */
export const AgentList = ({ value, onToggle, withNobody }: Props) => {
  const users = useAssignableUsers()
  const { id } = useAccount()
  const me = useSession().user.id
  const loads = new Map(useQuery(workloadQuery(id)).data?.data.map((load) => [load.user.id, load]))
  const [text, setText] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const wanted = text.trim().toLowerCase()
  const shown = users.filter(({ name }) => name.toLowerCase().includes(wanted))
  const most = Math.max(...[...loads.values()].map(({ prospects }) => prospects), 0)
  const pickFirst = (): void => {
    const [first] = shown
    if (wanted === '' || first === undefined) return
    onToggle(first.id)
    setText('')
  }
  return (
    <Stack gap={6} ref={list} onKeyDown={(event) => moveFocus(list.current, event)}>
      <TextInput
        aria-label="Find an agent"
        placeholder="Name, then Enter"
        leftSection={<Search size={15} aria-hidden="true" />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) pickFirst()
        }}
        autoFocus
        data-autofocus
      />
      <fieldset className={classes['agents']}>
        <legend className={classes['hidden']}>Agents</legend>
        {withNobody && wanted === '' && (
          <Checkbox
            size="xs"
            classNames={looks}
            styles={wide}
            checked={value.includes(nobody)}
            onChange={() => onToggle(nobody)}
            wrapperProps={{ 'data-chosen': value.includes(nobody) || undefined }}
            label="Nobody: take them from whoever has them"
          />
        )}
        {shown.map((user) => (
          <AgentRow
            key={user.id}
            user={user}
            isMe={user.id === me}
            load={loads.get(user.id)}
            most={most}
            isChecked={value.includes(user.id)}
            onToggle={() => onToggle(user.id)}
          />
        ))}
        {shown.length === 0 && (
          <Text size="sm" c="dimmed" p="xs">
            No agent of this account has such a name.
          </Text>
        )}
      </fieldset>
    </Stack>
  )
}
