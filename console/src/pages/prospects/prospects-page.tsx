import { UserRoundSearch } from 'lucide-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'

export const ProspectsPage = () => (
  <>
    <PageTitle title="Prospects" />
    <EmptyState icon={UserRoundSearch} title="No prospects yet">
      Write down the first with New lead, or bring a file by Integrations.
    </EmptyState>
  </>
)
