import { FileUp } from 'lucide-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'

export const ImportPage = () => (
  <>
    <PageTitle title="Import" />
    <EmptyState icon={FileUp} title="Nothing was imported yet">
      Choose a file of prospects or units to begin.
    </EmptyState>
  </>
)
