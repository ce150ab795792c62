import { ChartNoAxesColumn } from 'lucide-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'

export const ReportsPage = () => (
  <>
    <PageTitle title="Reports" />
    <EmptyState icon={ChartNoAxesColumn} title="Nothing to count yet">
      Reports are made of what happens to prospects.
    </EmptyState>
  </>
)
