import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ErrorNotice } from '../../../parts/error-notice.tsx'
import { useFormFaults } from '../../../parts/form-faults/use-form-faults.ts'
import type { WebhookDraft } from './draft.ts'
import { WebhookFields } from './webhook-fields.tsx'

type Props = {
  readonly start: WebhookDraft
  readonly isNew: boolean
  readonly action: string
  readonly isBusy: boolean
  readonly error: unknown
  readonly onSubmit: (draft: WebhookDraft) => void
}

/** Of a new webhook, or of one that is there. */
export const WebhookForm = ({ start, isNew, action, isBusy, error, onSubmit }: Props) => {
  const [draft, setDraft] = useState(start)
  const { at, rest, form } = useFormFaults(error, ['url', 'description', 'secret'])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit(draft)
  }
  return (
    <form ref={form} onSubmit={submit}>
      <Stack gap="md">
        <WebhookFields draft={draft} onChange={setDraft} isNew={isNew} faults={at} />
        {rest !== null && (
          <ErrorNotice error={rest} title={isNew ? 'No webhook was made' : 'The webhook stays as it was'} />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={isBusy} disabled={draft.url.trim() === '' || draft.tables.length === 0}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
