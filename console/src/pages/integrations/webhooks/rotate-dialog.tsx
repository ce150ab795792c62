import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { webhookLimits } from '../../../../../server/src/catalogue/webhooks.ts'
import { useRotateSecret, type Webhook } from '../../../api/webhooks.ts'
import { SecretOnce } from '../../../parts/copying/secret-once.tsx'
import { ErrorNotice } from '../../../parts/error-notice.tsx'
import { useFormFaults } from '../../../parts/form-faults/use-form-faults.ts'
import { Moment } from '../../../parts/moment.tsx'

type Props = { readonly webhook: Webhook; readonly onClose: () => void }
type Rotate = ReturnType<typeof useRotateSecret>

const Ask = ({ webhook, rotate }: { readonly webhook: Webhook; readonly rotate: Rotate }) => {
  const [secret, setSecret] = useState('')
  const { at, rest, form } = useFormFaults(rotate.error, ['secret'])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    rotate.mutate(secret === '' ? {} : { secret })
  }
  return (
    <form ref={form} onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">
          {webhook.format === 'standard'
            ? 'Messages are signed with the new secret and with the present one for 24 hours: put the new one into your program meanwhile.'
            : 'Messages have the new secret at once: your program must take both until you have put the new one there.'}
        </Text>
        <TextInput
          label="New secret"
          description="Leave it empty, and Foyer makes one"
          autoComplete="off"
          maxLength={webhookLimits.keyCharacters.most}
          data-autofocus
          value={secret}
          error={at.secret}
          onChange={(event) => setSecret(event.currentTarget.value.trim())}
        />
        {rest !== null && <ErrorNotice error={rest} title="The secret stays as it was" />}
        <Group justify="flex-end">
          <Button type="submit" loading={rotate.isPending}>
            Rotate the secret
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Gives a webhook another secret, and shows it, once. */
export const RotateDialog = ({ webhook, onClose }: Props) => {
  const rotate = useRotateSecret(webhook.id)
  const { data } = rotate
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={data === undefined ? 'Rotate the secret' : 'The new secret'}
      closeOnClickOutside={false}
      closeOnEscape={data === undefined}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {data === undefined ? (
        <Ask webhook={webhook} rotate={rotate} />
      ) : (
        <Stack gap="md">
          <SecretOnce label="Secret" secret={data.secret}>
            {data.previous_valid_until !== null && (
              <>
                The one before it holds until <Moment at={data.previous_valid_until} />.
              </>
            )}
          </SecretOnce>
          <Group justify="flex-end">
            <Button onClick={onClose}>I have kept it</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
