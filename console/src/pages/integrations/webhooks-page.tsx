import { Button, Paper } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus, Webhook as WebhookIcon } from 'lucide-react'
import { useState } from 'react'
import { webhookLimits } from '../../../../server/src/catalogue/webhooks.ts'
import { useAccount } from '../../api/accounts.ts'
import { webhooksQuery } from '../../api/webhooks.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Reading } from '../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../parts/waiting/skeleton-rows.tsx'
import { IntegrationsFrame } from './integrations-frame.tsx'
import { CreateWebhookDialog } from './webhooks/create-webhook-dialog.tsx'
import { WebhooksTable } from './webhooks/webhooks-table.tsx'

const Webhooks = ({ onCreate }: { readonly onCreate: () => void }) => {
  const query = useQuery(webhooksQuery(useAccount().id))
  return (
    <Reading query={query} title="The webhooks can't be shown" skeleton={<SkeletonRows rows={4} height={54} />}>
      {({ data: webhooks }) => (
        <Paper>
          {webhooks.length === 0 ? (
            <EmptyState
              icon={WebhookIcon}
              title="No webhooks yet"
              action={<Button onClick={onCreate}>Add a webhook</Button>}
            >
              Add the address of a program that wants to hear of changes: it is told within a second, and nothing is
              lost while it is down.
            </EmptyState>
          ) : (
            <WebhooksTable webhooks={webhooks} />
          )}
        </Paper>
      )}
    </Reading>
  )
}

/** The webhooks of the account, with their health. */
export const WebhooksPage = () => {
  const [isCreating, setIsCreating] = useState(false)
  const create = (): void => setIsCreating(true)
  return (
    <IntegrationsFrame
      title="Webhooks"
      needs="manageWebhooks"
      about={`Foyer calls your programs when something changes. An account has at most ${webhookLimits.endpointsPerAccount}.`}
      actions={
        <Button leftSection={<Plus size={16} aria-hidden="true" />} onClick={create}>
          Add a webhook
        </Button>
      }
    >
      <Webhooks onCreate={create} />
      {isCreating && <CreateWebhookDialog onClose={() => setIsCreating(false)} />}
    </IntegrationsFrame>
  )
}
