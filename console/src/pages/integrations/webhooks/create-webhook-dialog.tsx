import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAccount } from '../../../api/accounts.ts'
import { type NewWebhook, useCreateWebhook } from '../../../api/webhooks.ts'
import { paths } from '../../../app/paths.ts'
import { SecretOnce } from '../../../parts/copying/secret-once.tsx'
import { bodyOf, emptyDraft } from './draft.ts'
import { SendTest } from './send-test.tsx'
import { WebhookForm } from './webhook-form.tsx'

const Made = ({ webhook, onDone }: { readonly webhook: NewWebhook; readonly onDone: () => void }) => (
  <Stack gap="md">
    <SecretOnce label="Secret" secret={webhook.secret}>
      {webhook.format === 'standard'
        ? 'Your server checks the signature of each message with it.'
        : 'Each message has it in the header X-API-Key.'}
    </SecretOnce>
    <Text size="sm">It hears of everything from now on. See whether your server answers:</Text>
    <SendTest id={webhook.id} />
    <Group justify="flex-end">
      <Button onClick={onDone}>I have kept the secret</Button>
    </Group>
  </Stack>
)

/** Makes a webhook, shows its secret, once, and lets it be tried. */
export const CreateWebhookDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const account = useAccount()
  const create = useCreateWebhook()
  const navigate = useNavigate()
  const [made, setMade] = useState<NewWebhook | null>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={made === null ? 'Add a webhook' : 'The webhook is there'}
      closeOnClickOutside={false}
      closeOnEscape={made === null}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {made === null ? (
        <WebhookForm
          start={emptyDraft}
          isNew
          action="Add webhook"
          isBusy={create.isPending}
          error={create.error}
          onSubmit={(draft) => create.mutate(bodyOf(account.id, draft), { onSuccess: setMade })}
        />
      ) : (
        <Made webhook={made} onDone={() => void navigate({ to: paths.webhook, params: { id: made.id } })} />
      )}
    </Modal>
  )
}
