import { BookOpen } from 'lucide-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'

export const ApiPage = () => (
  <>
    <PageTitle title="API reference" />
    <EmptyState icon={BookOpen} title="The reference is at /docs">
      It tells every route that this console calls.
    </EmptyState>
  </>
)
