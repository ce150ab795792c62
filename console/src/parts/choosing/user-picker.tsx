import { Group, MultiSelect, type MultiSelectProps, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useAccount } from '../../api/accounts.ts'
import { workloadQuery } from '../../api/desk.ts'
import { useAssignableUsers } from '../../api/users.ts'
import { UserAvatar } from '../user-avatar.tsx'

type Props = Omit<MultiSelectProps, 'data' | 'value' | 'onChange' | 'renderOption'> & {
  readonly value: readonly string[]
  readonly onChange: (ids: string[]) => void
}

/** Picks members who may have a prospect, each with how many prospects they have now. */
export const UserPicker = ({ value, onChange, ...rest }: Props) => {
  const users = useAssignableUsers()
  const { id } = useAccount()
  const loads = useQuery(workloadQuery(id)).data?.data
  return (
    <MultiSelect
      searchable
      clearable
      hidePickedOptions
      nothingFoundMessage="No member has this name"
      label="Agents"
      {...rest}
      data={users.map((user) => ({ value: user.id, label: user.name }))}
      value={[...value]}
      onChange={onChange}
      renderOption={({ option }) => (
        <Group gap="xs" wrap="nowrap" flex={1}>
          <UserAvatar user={{ id: option.value, name: option.label }} size={22} />
          <Text size="sm" flex={1}>
            {option.label}
          </Text>
          <Text size="xs" c="dimmed">
            {loads?.find(({ user }) => user.id === option.value)?.prospects ?? ''}
          </Text>
        </Group>
      )}
    />
  )
}
