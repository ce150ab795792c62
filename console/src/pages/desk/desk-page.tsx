import { Inbox } from 'lucide-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'

export const DeskPage = () => (
  <>
    <PageTitle title="Desk" />
    <EmptyState icon={Inbox} title="Nothing waits for you">
      New leads, follow-ups and today's showings come here by themselves.
    </EmptyState>
  </>
)
