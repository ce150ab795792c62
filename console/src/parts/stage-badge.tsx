import { VisuallyHidden } from '@mantine/core'
import { X } from 'lucide-react'
import type { CSSProperties } from 'react'
import { funnel, toneOfStage } from '../app/looks/tones.ts'
import classes from './stage-badge.module.css'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A stage as its name with how far that is: steps of the funnel, or a cross when it ended. */
export const StageBadge = ({ stage, withName = true }: { readonly stage: string; readonly withName?: boolean }) => {
  const reached = (funnel as readonly string[]).indexOf(stage)
  return (
    <span className={classes['badge']} style={{ '--tone': toneOfStage(stage), '--of': funnel.length } as CSSProperties}>
      {reached < 0 ? (
        <X size={12} className={classes['lost']} aria-hidden="true" />
      ) : (
        <span className={classes['steps']} style={{ '--reached': reached + 1 } as CSSProperties} />
      )}
      {withName ? <span>{capital(stage)}</span> : <VisuallyHidden>{capital(stage)}</VisuallyHidden>}
    </span>
  )
}
