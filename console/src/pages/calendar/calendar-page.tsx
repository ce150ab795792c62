import { CalendarDays } from 'lucide-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'

export const CalendarPage = () => (
  <>
    <PageTitle title="Calendar" />
    <EmptyState icon={CalendarDays} title="Nothing is planned">
      Showings and follow-ups come here when somebody plans them.
    </EmptyState>
  </>
)
