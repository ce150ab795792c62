import { Button, Group, Paper, Stack, Title } from '@mantine/core'
import type { FormEvent } from 'react'
import { useChangePassword } from '../../api/own-sign-in.ts'
import { useSession } from '../../api/session.ts'
import { notifyDone } from '../../notices/notify.tsx'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { PasswordField } from '../../parts/form-faults/password-field.tsx'
import { useFormFaults } from '../../parts/form-faults/use-form-faults.ts'
import { NewPasswordInput } from '../sign-in/password-fields.tsx'

/** One's own password: needs the one before. */
export const PasswordCard = () => {
  const change = useChangePassword()
  const { user } = useSession()
  const { at, rest, form } = useFormFaults(change.error, ['current', 'password'])
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const sent = event.currentTarget
    const data = new FormData(sent)
    change.mutate(
      { current: String(data.get('current')), password: String(data.get('password')) },
      {
        onSuccess: () => {
          sent.reset()
          notifyDone('Your password is changed')
        },
      },
    )
  }
  return (
    <Paper p="md" component="section" aria-labelledby="password">
      <Title order={2} id="password" mb="sm">
        Password
      </Title>
      <form ref={form} onSubmit={submit}>
        <Stack gap="sm">
          {/* Password managers want to know whose it is. */}
          <input type="hidden" name="username" autoComplete="username" value={user.email} readOnly />
          <PasswordField label="Current password" name="current" autoComplete="current-password" error={at.current} />
          <NewPasswordInput error={at.password} />
          {rest !== null && <ErrorNotice error={rest} title="The password stays as it was" />}
          <Group>
            <Button type="submit" loading={change.isPending}>
              Change password
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
