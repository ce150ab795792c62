import { Anchor, Badge, Button, Code, Group, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import {
  type TwoFactorSecret,
  useConfirmTwoFactor,
  useRemoveTwoFactor,
  useStartTwoFactor,
} from '../../api/own-sign-in.ts'
import { useSession } from '../../api/session.ts'
import { notifyDone } from '../../notices/notify.tsx'
import { CopyText } from '../../parts/copying/copy-text.tsx'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { PasswordField } from '../../parts/form-faults/password-field.tsx'
import { useFormFaults } from '../../parts/form-faults/use-form-faults.ts'
import { QrPicture } from './qr-picture.tsx'

type CodeFormProps = {
  readonly action: string
  readonly isBusy: boolean
  readonly error: unknown
  readonly onCode: (code: string) => void
}

const CodeForm = ({ action, isBusy, error, onCode }: CodeFormProps) => {
  const { at, rest, form } = useFormFaults(error, ['code'])
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    onCode(String(new FormData(event.currentTarget).get('code')).replaceAll(' ', ''))
  }
  return (
    <form ref={form} onSubmit={submit}>
      <Stack gap="sm">
        <Group align="flex-end" gap="xs">
          <TextInput
            label="Code from the app"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            error={at.code}
            inputWrapperOrder={['label', 'error', 'input']}
          />
          <Button type="submit" loading={isBusy}>
            {action}
          </Button>
        </Group>
        {rest !== null && <ErrorNotice error={rest} title="The code was not taken" />}
      </Stack>
    </form>
  )
}

const BackupCodes = ({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) => (
  <Stack gap="sm">
    <Text size="sm">
      Two-factor sign-in is on. Keep these codes where you find them without your phone: each works once in place of one
      from the app. They are shown only now.
    </Text>
    <SimpleGrid cols={{ base: 2, xs: 4 }} spacing="xs">
      {codes.map((code) => (
        <Code key={code} ta="center" fz="sm">
          {code}
        </Code>
      ))}
    </SimpleGrid>
    <Group gap="xs">
      <CopyText text={codes.join('\n')} label="Copy the codes" />
      <Button onClick={onDone}>I have kept them</Button>
    </Group>
  </Stack>
)

const Enrol = ({
  secret,
  onCodes,
}: {
  readonly secret: TwoFactorSecret
  readonly onCodes: (codes: readonly string[]) => void
}) => {
  const confirm = useConfirmTwoFactor()
  return (
    <Stack gap="sm">
      <Group align="flex-start" gap="md">
        <QrPicture text={secret.otpauth_url} label="The key as a QR code" />
        <Stack gap="sm" flex="1 1 220px" align="flex-start">
          <Text size="sm">
            Let your authenticator app read the picture, or, on the phone itself,{' '}
            <Anchor href={secret.otpauth_url}>open the app</Anchor>. The key, to be typed in:
          </Text>
          <Code fz="sm">{secret.secret.replace(/(.{4})(?=.)/g, '$1 ')}</Code>
          <CopyText text={secret.secret} label="Copy the key" />
        </Stack>
      </Group>
      <CodeForm
        action="Turn on"
        isBusy={confirm.isPending}
        error={confirm.error}
        onCode={(code) => confirm.mutate(code, { onSuccess: (answer) => onCodes(answer.backup_codes) })}
      />
    </Stack>
  )
}

const Off = ({ onCodes }: { readonly onCodes: (codes: readonly string[]) => void }) => {
  const start = useStartTwoFactor()
  const { at, rest, form } = useFormFaults(start.error, ['current'])
  const { user } = useSession()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    start.mutate(String(new FormData(event.currentTarget).get('current')))
  }
  if (start.data !== undefined) return <Enrol secret={start.data} onCodes={onCodes} />
  return (
    <form ref={form} onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">
          Ask for a code from an app on your phone, too, when you sign in. To set it up, give your password.
        </Text>
        {/* Password managers want to know whose it is. */}
        <input type="hidden" name="username" autoComplete="username" value={user.email} readOnly />
        <PasswordField label="Your password" name="current" autoComplete="current-password" error={at.current} />
        {rest !== null && <ErrorNotice error={rest} title="Nothing is set up" />}
        <Group>
          <Button type="submit" variant="default" loading={start.isPending}>
            Set up two-factor sign-in
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const On = () => {
  const remove = useRemoveTwoFactor()
  return (
    <Stack gap="sm">
      <Text size="sm">You are asked for a code from your app when you sign in. To turn that off, give one.</Text>
      <CodeForm
        action="Turn off"
        isBusy={remove.isPending}
        error={remove.error}
        onCode={(code) => remove.mutate(code, { onSuccess: () => notifyDone('Two-factor sign-in is off') })}
      />
    </Stack>
  )
}

/** The second factor of one's own sign-in. */
export const TwoFactorCard = () => {
  const { two_factor: isOn } = useSession()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  return (
    <Paper p="md" component="section" aria-labelledby="two-factor">
      <Group gap="xs" mb="sm">
        <Title order={2} id="two-factor">
          Two-factor sign-in
        </Title>
        <Badge variant="light" color={isOn ? 'pine' : 'gray'}>
          {isOn ? 'On' : 'Off'}
        </Badge>
      </Group>
      {codes !== null ? (
        <BackupCodes codes={codes} onDone={() => setCodes(null)} />
      ) : isOn ? (
        <On />
      ) : (
        <Off onCodes={setCodes} />
      )}
    </Paper>
  )
}
