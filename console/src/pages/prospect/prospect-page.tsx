import { UserRound } from 'lucide-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'

export const ProspectPage = () => (
  <>
    <PageTitle title="Prospect" />
    <EmptyState icon={UserRound} title="Nothing has happened yet">
      Calls, messages and showings of this prospect come here.
    </EmptyState>
  </>
)
