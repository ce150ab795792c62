import { UsersRound } from 'lucide-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'

export const TeamPage = () => (
  <>
    <PageTitle title="Team" />
    <EmptyState icon={UsersRound} title="Nobody else is here">
      Invite the people of your team, and give them prospects.
    </EmptyState>
  </>
)
