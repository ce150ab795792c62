import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMay } from '../../api/accounts.ts'
import { useSession } from '../../api/session.ts'
import { type User, useChangeUser } from '../../api/users.ts'
import { notifyDone } from '../../notices/notify.tsx'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { PasswordField } from '../../parts/form-faults/password-field.tsx'
import { useFormFaults } from '../../parts/form-faults/use-form-faults.ts'
import { EmailField, NameField } from './person-fields.tsx'

type Props = {
  readonly user: Pick<User, 'id' | 'name' | 'email'>
  /** One's own address is as good as one's password: it takes the password. */
  readonly isOwn: boolean
  readonly onSaved?: () => void
}

/** What somebody is called, and the address by which they sign in: the same in all of their accounts. */
export const PersonForm = ({ user, isOwn, onSaved }: Props) => {
  const mayAddress = useMay('manageMembers')
  // Its people have no passwords.
  const isDemo = useSession().demo !== null
  const change = useChangeUser()
  // Only what was typed: what somebody else changes meanwhile must not be taken back.
  const [typed, setTyped] = useState<{ readonly name?: string; readonly email?: string }>({})
  const { name, email } = { ...user, ...typed }
  const [current, setCurrent] = useState('')
  const { at, rest, form } = useFormFaults(change.error, ['name', 'email', 'current'])
  const wanted = {
    ...(name.trim() === user.name ? {} : { name: name.trim() }),
    ...(email.trim() === user.email ? {} : { email: email.trim() }),
  }
  const takesPassword = isOwn && 'email' in wanted
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate(
      { userId: user.id, ...wanted, ...(takesPassword && { current }) },
      {
        onSuccess: () => {
          setTyped({})
          setCurrent('')
          notifyDone(isOwn ? 'Your name and address are saved' : `${name.trim()} is saved`)
          onSaved?.()
        },
      },
    )
  }
  return (
    <form ref={form} onSubmit={submit}>
      <Stack gap="sm">
        <NameField
          autoComplete={isOwn ? 'name' : 'off'}
          size="md"
          value={name}
          error={at.name}
          onChange={(event) => setTyped({ ...typed, name: event.currentTarget.value })}
        />
        <EmailField
          description={
            mayAddress ? 'To sign in with, and where links to a new password go' : 'An owner or an admin can change it'
          }
          autoComplete={isOwn ? 'email' : 'off'}
          size="md"
          readOnly={!mayAddress}
          value={email}
          error={at.email}
          onChange={(event) => setTyped({ ...typed, email: event.currentTarget.value })}
        />
        {takesPassword && (
          <PasswordField
            label="Current password"
            description="So that nobody changes it at a browser that was left open"
            autoComplete="current-password"
            required={!isDemo}
            value={current}
            error={at.current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
        )}
        {rest !== null && (
          <ErrorNotice error={rest} title={isOwn ? 'You stay as you were' : 'They stay as they were'} />
        )}
        <Group>
          <Button type="submit" loading={change.isPending} disabled={Object.keys(wanted).length === 0}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
