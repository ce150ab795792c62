import { Button, Checkbox, Code, Group, Modal, MultiSelect, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAccounts } from '../../../api/accounts.ts'
import { type NewToken, useCreateToken } from '../../../api/tokens.ts'
import { CopyText } from '../../../parts/copying/copy-text.tsx'
import { SecretOnce } from '../../../parts/copying/secret-once.tsx'
import { ErrorNotice } from '../../../parts/error-notice.tsx'
import { useFormFaults } from '../../../parts/form-faults/use-form-faults.ts'
import { curlFor } from '../curl.ts'
import { ExpiryField } from './expiry-field.tsx'

const scopes = [
  { name: 'read', text: 'Read', about: 'prospects, units, events, reports and the stream' },
  { name: 'write', text: 'Write', about: 'add events, create and change records, import' },
  {
    name: 'admin',
    text: 'Admin',
    about: 'accounts, people, tokens and, with Read, webhooks, as far as your role allows',
  },
] as const
type Scope = (typeof scopes)[number]['name']

const TokenForm = ({ onMade }: { readonly onMade: (token: NewToken) => void }) => {
  const create = useCreateToken()
  const accounts = useAccounts()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<Scope[]>(['read', 'write'])
  const [accountIds, setAccountIds] = useState<string[]>([])
  const [expiresAt, setExpiresAt] = useState<string | null>(null)
  const { at, rest, form } = useFormFaults(create.error, ['name', 'expires_at'])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const body = {
      name: name.trim(),
      scopes: chosen,
      account_ids: accountIds.length === 0 ? null : accountIds,
      expires_at: expiresAt,
    }
    create.mutate(body, { onSuccess: onMade })
  }
  return (
    <form ref={form} onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label="Name"
          description="The program that will use it"
          placeholder="Website form"
          required
          maxLength={200}
          data-autofocus
          value={name}
          error={at.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group label="Scopes" value={chosen} onChange={(values) => setChosen(values as Scope[])}>
          <Stack gap={6} mt={6}>
            {scopes.map((scope) => (
              <Checkbox key={scope.name} value={scope.name} label={scope.text} description={scope.about} />
            ))}
          </Stack>
        </Checkbox.Group>
        {accounts.length > 1 && (
          <MultiSelect
            label="Accounts"
            description="Without a choice: all of yours, also those that you join later"
            placeholder={accountIds.length === 0 ? 'All' : ''}
            clearable
            data={accounts.map((account) => ({ value: account.id, label: account.name }))}
            value={accountIds}
            onChange={setAccountIds}
          />
        )}
        <ExpiryField onChange={setExpiresAt} error={at.expires_at} />
        {rest !== null && <ErrorNotice error={rest} title="No token was made" />}
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending} disabled={name.trim() === '' || chosen.length === 0}>
            Create token
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const Made = ({ token, onDone }: { readonly token: NewToken; readonly onDone: () => void }) => (
  <Stack gap="md">
    <SecretOnce label="Token" secret={token.token}>
      Keep it where the program finds its secrets. Whoever has it can act as you.
    </SecretOnce>
    {token.scopes.includes('read') && (
      <div>
        <Text size="sm" mb={4}>
          Try it:
        </Text>
        {/* A long line scrolls, so it can be reached by keyboard. */}
        <Code block tabIndex={0} role="region" aria-label="Command">
          {curlFor(token.token)}
        </Code>
        <Group mt="xs">
          <CopyText text={curlFor(token.token)} label="Copy the command" />
        </Group>
      </div>
    )}
    <Group justify="flex-end">
      <Button onClick={onDone}>I have kept it</Button>
    </Group>
  </Stack>
)

/** Makes a token and shows it, once: so it closes by its own buttons only while the token stands there. */
export const CreateTokenDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const [made, setMade] = useState<NewToken | null>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={made === null ? 'Create a token' : `${made.name} is ready`}
      closeOnClickOutside={false}
      closeOnEscape={made === null}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {made === null ? <TokenForm onMade={setMade} /> : <Made token={made} onDone={onClose} />}
    </Modal>
  )
}
