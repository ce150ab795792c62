import { Alert, Button, Stack, Text, TextInput } from '@mantine/core'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { MailCheck } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { asksForCode, useNewPassword, usePasswordLink } from '../../api/session.ts'
import { paths } from '../../app/paths.ts'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { useFormFaults } from '../../parts/form-faults/use-form-faults.ts'
import { TextLink } from '../../parts/prospect-name.tsx'
import { CodeInput } from './code-input.tsx'
import { Door } from './door.tsx'
import { NewPasswordInput } from './password-fields.tsx'

const fieldsOf = (event: FormEvent<HTMLFormElement>): ((name: string) => string) => {
  event.preventDefault()
  const data = new FormData(event.currentTarget)
  return (name) => String(data.get(name) ?? '')
}

const Sent = () => (
  <Alert variant="light" icon={<MailCheck size={18} />} title="Look into your mail">
    If somebody here has this address, a link is on its way. It works once, for an hour. If no mail comes, whoever runs
    this Foyer finds the link in its log.
  </Alert>
)

const AskForLink = () => {
  const link = usePasswordLink()
  return (
    <Door title="Forgotten password" about="We send you a link by which you choose a new one.">
      {link.isSuccess ? (
        <Sent />
      ) : (
        <form onSubmit={(event) => link.mutate(fieldsOf(event)('email'))}>
          <Stack gap="md">
            <TextInput label="E-mail" name="email" type="email" autoComplete="username" required size="md" autoFocus />
            {link.error !== null && <ErrorNotice error={link.error} title="No link was sent" />}
            <Button type="submit" size="md" loading={link.isPending}>
              Send me a link
            </Button>
          </Stack>
        </form>
      )}
      <Text size="sm">
        <TextLink to={paths.signIn}>Back to sign in</TextLink>
      </Text>
    </Door>
  )
}

const Choose = ({ link }: { readonly link: string }) => {
  const password = useNewPassword()
  const navigate = useNavigate()
  const [needsCode, setNeedsCode] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const field = fieldsOf(event)
    const code = field('code').replaceAll(' ', '')
    password.mutate(
      { link, password: field('password'), ...(code === '' ? {} : { code }) },
      {
        onSuccess: () => void navigate({ to: paths.desk, replace: true }),
        onError: (error) => setNeedsCode(needsCode || asksForCode(error)),
      },
    )
  }
  const isPlainError = password.error !== null && !asksForCode(password.error)
  const { at, rest, form } = useFormFaults(isPlainError ? password.error : null, ['password', 'code'])
  return (
    <Door title="Choose a password" about="It ends all sessions that you have elsewhere.">
      <form ref={form} onSubmit={submit}>
        <Stack gap="md">
          <NewPasswordInput error={at.password} />
          {needsCode && <CodeInput error={at.code} />}
          {rest !== null && <ErrorNotice error={rest} title="The password was not saved" />}
          <Button type="submit" size="md" loading={password.isPending}>
            Save and sign in
          </Button>
        </Stack>
      </form>
      <Text size="sm">
        <TextLink to={paths.password} hash="">
          Ask for another link
        </TextLink>
      </Text>
    </Door>
  )
}

/** Asks for a link, or with one behind `#` (so that it is in no log) sets the password: after an invitation or a reset. */
export const PasswordPage = () => {
  const link = useLocation({ select: ({ hash }) => hash })
  return link === '' ? <AskForLink /> : <Choose link={link} />
}
