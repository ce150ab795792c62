import { ActionIcon, Button, Group, Menu, Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Ellipsis, KeyRound, Pause, Pencil, Play, Repeat, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useChangeWebhook, useDeleteWebhook, type Webhook } from '../../../api/webhooks.ts'
import { paths } from '../../../app/paths.ts'
import { notifyDone, notifyFailed } from '../../../notices/notify.tsx'
import { Confirm } from '../../../parts/confirm.tsx'
import { ReplayDialog } from '../deliveries/replay-dialog.tsx'
import { changeOf, draftOf } from './draft.ts'
import { RotateDialog } from './rotate-dialog.tsx'
import { WebhookForm } from './webhook-form.tsx'

type Of = { readonly webhook: Webhook }
type Dialog = Of & { readonly onClose: () => void }

const EditDialog = ({ webhook, onClose }: Dialog) => {
  const change = useChangeWebhook(webhook.id)
  const done = (): void => {
    onClose()
    notifyDone('The webhook is changed')
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title="Change the webhook"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <WebhookForm
        start={draftOf(webhook)}
        isNew={false}
        action="Save"
        isBusy={change.isPending}
        error={change.error}
        onSubmit={(draft) => change.mutate(changeOf(draft), { onSuccess: done })}
      />
    </Modal>
  )
}

const PauseButton = ({ webhook }: Of) => {
  const change = useChangeWebhook(webhook.id)
  const isPaused = webhook.status === 'paused'
  const Icon = isPaused ? Play : Pause
  const set = (status: Webhook['status']): void =>
    change.mutate(
      { status },
      {
        onSuccess: () => notifyDone(status === 'paused' ? 'Paused: what happens now is kept' : 'Resumed'),
        onError: (error) => notifyFailed(error, status === 'paused' ? 'It was not paused' : 'It was not resumed'),
      },
    )
  return (
    <Button
      variant="default"
      leftSection={<Icon size={15} aria-hidden="true" />}
      onClick={() => set(isPaused ? 'active' : 'paused')}
    >
      {isPaused ? 'Resume' : 'Pause'}
    </Button>
  )
}

const DeleteDialog = ({ webhook, onClose }: Dialog) => {
  const remove = useDeleteWebhook()
  const navigate = useNavigate()
  return (
    <Confirm
      opened
      onClose={onClose}
      title="Delete this webhook?"
      action="Delete webhook"
      isDangerous
      onConfirm={async () => {
        await remove.mutateAsync(webhook.id)
        await navigate({ to: paths.webhooks })
        notifyDone('The webhook is deleted')
      }}
    >
      {webhook.url} hears of nothing more, what waits for it is not sent, and its log is gone. This can't be undone: to
      stop it for a while, pause it.
    </Confirm>
  )
}

type DialogName = 'edit' | 'replay' | 'rotate' | 'delete'

/** All that can be done with a webhook but to test it. */
export const WebhookActions = ({ webhook }: Of) => {
  const [open, setOpen] = useState<DialogName | null>(null)
  const dialog = { webhook, onClose: () => setOpen(null) }
  return (
    <Group gap="xs">
      <PauseButton webhook={webhook} />
      <Button variant="default" leftSection={<Pencil size={15} aria-hidden="true" />} onClick={() => setOpen('edit')}>
        Edit
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More about this webhook">
            <Ellipsis size={17} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Repeat size={15} aria-hidden="true" />} onClick={() => setOpen('replay')}>
            Replay …
          </Menu.Item>
          <Menu.Item leftSection={<KeyRound size={15} aria-hidden="true" />} onClick={() => setOpen('rotate')}>
            Rotate the secret …
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="var(--mantine-color-error)"
            leftSection={<Trash2 size={15} aria-hidden="true" />}
            onClick={() => setOpen('delete')}
          >
            Delete …
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'edit' && <EditDialog {...dialog} />}
      {open === 'replay' && <ReplayDialog {...dialog} />}
      {open === 'rotate' && <RotateDialog {...dialog} />}
      {open === 'delete' && <DeleteDialog {...dialog} />}
    </Group>
  )
}
