import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { roleNames } from '../../../../server/src/catalogue/roles.ts'
import { useAccount, useMay } from '../../api/accounts.ts'
import { type Role, type User, useInviteUser } from '../../api/users.ts'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { useFormFaults } from '../../parts/form-faults/use-form-faults.ts'
import { InvitationLink } from './invitation-link.tsx'
import { EmailField, NameField } from './person-fields.tsx'

const InviteForm = ({ onMember }: { readonly onMember: (user: User) => void }) => {
  const account = useAccount()
  const mayOwners = useMay('manageOwners')
  const invite = useInviteUser()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('Leasing Agent')
  const { at, rest, form } = useFormFaults(invite.error, ['name', 'email', 'role'])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const body = { account_id: account.id, name: name.trim(), email: email.trim(), role }
    invite.mutate(body, { onSuccess: onMember })
  }
  return (
    <form ref={form} onSubmit={submit}>
      <Stack gap="md">
        <NameField
          data-autofocus
          value={name}
          error={at.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <EmailField value={email} error={at.email} onChange={(event) => setEmail(event.currentTarget.value)} />
        <Select
          label="Role"
          allowDeselect={false}
          data={roleNames.filter((one) => mayOwners || one !== 'Owner')}
          value={role}
          error={at.role}
          onChange={(chosen) => chosen !== null && setRole(chosen as Role)}
        />
        {rest !== null && <ErrorNotice error={rest} title="Nobody was invited" />}
        <Group justify="flex-end">
          <Button type="submit" loading={invite.isPending} disabled={name.trim() === '' || email.trim() === ''}>
            Invite
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Makes somebody a member, and then the link with which they choose a password. */
export const InviteDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const account = useAccount()
  const [member, setMember] = useState<User | null>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      title={member === null ? `Invite to ${account.name}` : `${member.name} is a member`}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {member === null ? (
        <InviteForm onMember={setMember} />
      ) : (
        <Stack gap="md">
          <Text size="sm">They can be given prospects now. To sign in, they need a link:</Text>
          <InvitationLink user={member} isAtOnce />
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
