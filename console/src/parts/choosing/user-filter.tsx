import { Group, Select, Text } from '@mantine/core'
import { useSession } from '../../api/session.ts'
import { useAssignableUsers } from '../../api/users.ts'
import { UserAvatar } from '../user-avatar.tsx'

type Props = {
  readonly label: string
  /** An id of a user, or `none`; undefined is everybody. */
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  /** Whether one may ask for what nobody has. */
  readonly withNobody?: boolean
}

const everybody = 'all'

/** Whose prospects or plans to show: everybody's, mine, a colleague's, or nobody's. */
export const UserFilter = ({ label, value, onChange, withNobody = false }: Props) => {
  const users = useAssignableUsers()
  const me = useSession().user.id
  const sorted = users.toSorted((one, other) => Number(other.id === me) - Number(one.id === me))
  const names = new Map(sorted.map(({ id, name }) => [id, name]))
  // Somebody who has left may still stand in a link.
  const stranger = value !== undefined && value !== 'none' && !names.has(value)
  return (
    <Select
      aria-label={label}
      searchable
      allowDeselect={false}
      w={210}
      comboboxProps={{ width: 240, position: 'bottom-end', floatingStrategy: 'fixed' }}
      nothingFoundMessage="No member has this name"
      data={[
        { value: everybody, label: 'Everybody' },
        ...(withNobody ? [{ value: 'none', label: 'Nobody yet' }] : []),
        ...sorted.map(({ id, name }) => ({ value: id, label: id === me ? `${name} (you)` : name })),
        ...(stranger ? [{ value, label: value.slice(0, 8) }] : []),
      ]}
      value={value ?? everybody}
      onChange={(chosen) => onChange(chosen === null || chosen === everybody ? undefined : chosen)}
      renderOption={({ option }) => {
        const name = names.get(option.value)
        return (
          <Group gap="xs" wrap="nowrap">
            {name !== undefined && <UserAvatar user={{ id: option.value, name }} size={22} />}
            <Text size="sm">{option.label}</Text>
          </Group>
        )
      }}
    />
  )
}
