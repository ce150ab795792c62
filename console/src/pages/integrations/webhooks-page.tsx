import { Webhook as WebhookIcon } from 'lucide-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'

export const WebhooksPage = () => (
  <>
    <PageTitle title="Webhooks" />
    <EmptyState icon={WebhookIcon} title="No webhooks yet">
      Add the address of a program that wants to hear of changes.
    </EmptyState>
  </>
)
