import { TriangleAlert } from 'lucide-react'
import { RelativeTime } from '../../../parts/relative-time.tsx'
import classes from './table.module.css'

/** When to follow up; marked when that is over. */
export const FollowUp = ({ at }: { readonly at: string | null }) => {
  if (at === null) return <span className={classes['none']}>–</span>
  const isLate = Date.parse(at) < Date.now()
  return (
    <span className={classes['followUp']} data-late={isLate || undefined}>
      {isLate && <TriangleAlert size={12} role="img" aria-label="Overdue" />}
      <RelativeTime at={at} />
    </span>
  )
}
