import { Badge, Checkbox, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useAccount, useMay } from '../../api/accounts.ts'
import { useSession } from '../../api/session.ts'
import { membershipOf, type User, useUsers } from '../../api/users.ts'
import { Moment } from '../../parts/moment.tsx'
import { type Column, DataTable } from '../../parts/tables/data-table.tsx'
import { UserAvatar } from '../../parts/user-avatar.tsx'
import { MemberMenu } from './member-menu.tsx'
import { RoleField } from './role-field.tsx'
import { standingNames, standingOf } from './standing.ts'

const Person = ({ user, isMe }: { readonly user: User; readonly isMe: boolean }) => (
  <Group gap="sm" wrap="nowrap" component="span" display="inline-flex">
    <UserAvatar user={user} size={28} />
    <Stack gap={0} component="span">
      <span>
        {user.name}
        {isMe && ' (you)'}
      </span>
      <Text span size="xs" c="dimmed" fw={400}>
        {user.email}
      </Text>
    </Stack>
  </Group>
)

const useColumns = (onHistory: (id: string) => void): readonly Column<User>[] => {
  const account = useAccount()
  const me = useSession().user.id
  const mayManage = useMay('manageMembers')
  const mayOwners = useMay('manageOwners')
  const roleOf = (user: User) => membershipOf(user, account.id)?.role ?? 'Read-only'
  const mayChange = (user: User): boolean => mayManage && (mayOwners || roleOf(user) !== 'Owner')
  return [
    { key: 'name', head: 'Name', isName: true, cell: (user) => <Person user={user} isMe={user.id === me} /> },
    {
      key: 'role',
      head: 'Role',
      cell: (user) =>
        mayChange(user) && standingOf(user, account.id) === 'active' ? (
          <RoleField user={user} role={roleOf(user)} mayOwners={mayOwners} />
        ) : (
          roleOf(user)
        ),
    },
    {
      key: 'standing',
      head: 'Status',
      cell: (user) => {
        const standing = standingOf(user, account.id)
        return (
          <Badge variant="light" color={standing === 'active' ? 'pine' : 'gray'} tt="none">
            {standingNames[standing]}
          </Badge>
        )
      },
    },
    {
      key: 'since',
      head: 'Member since',
      cell: (user) => <Moment at={membershipOf(user, account.id)?.created_at ?? user.created_at} form="day" />,
    },
    {
      key: 'menu',
      head: 'Actions',
      isActions: true,
      cell: (user) => <MemberMenu user={user} mayChange={mayChange(user)} onHistory={() => onHistory(user.id)} />,
    },
  ]
}

/** Everybody of the account, with what they are in it. */
export const MembersCard = ({ onHistory }: { readonly onHistory: (id: string) => void }) => {
  const account = useAccount()
  const users = useUsers()
  const [isWhole, setIsWhole] = useState(false)
  const columns = useColumns(onHistory)
  const active = users.filter((user) => standingOf(user, account.id) === 'active')
  return (
    <Paper component="section" aria-labelledby="members">
      <Group justify="space-between" p="md" pb="xs">
        <Title order={2} id="members">
          Members
        </Title>
        {active.length < users.length && (
          <Checkbox
            label="Also former and deactivated ones"
            checked={isWhole}
            onChange={(event) => setIsWhole(event.currentTarget.checked)}
          />
        )}
      </Group>
      <DataTable
        caption="Members"
        columns={columns}
        rows={isWhole ? users : active}
        keyOf={({ id }) => id}
        isQuiet={(user) => standingOf(user, account.id) !== 'active'}
      />
    </Paper>
  )
}
