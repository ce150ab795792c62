import { Columns3 } from 'lucide-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'

export const BoardPage = () => (
  <>
    <PageTitle title="Board" />
    <EmptyState icon={Columns3} title="The board is empty">
      Prospects stand here by their stage as soon as there are some.
    </EmptyState>
  </>
)
