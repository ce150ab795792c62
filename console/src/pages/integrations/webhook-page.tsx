import { Webhook as WebhookIcon } from 'lucide-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'

export const WebhookPage = () => (
  <>
    <PageTitle title="Webhook" />
    <EmptyState icon={WebhookIcon} title="Nothing was sent yet">
      Deliveries come here as soon as something changes.
    </EmptyState>
  </>
)
