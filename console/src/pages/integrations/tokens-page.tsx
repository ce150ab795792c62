import { KeyRound } from 'lucide-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'

export const TokensPage = () => (
  <>
    <PageTitle title="API tokens" />
    <EmptyState icon={KeyRound} title="No tokens yet">
      Create one for each program that calls the API.
    </EmptyState>
  </>
)
