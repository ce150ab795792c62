import { Ban } from 'lucide-react'
import type { CSSProperties } from 'react'
import { eventTypeRow } from '../../../server/src/catalogue/event-types.ts'
import { toneOfStatus } from '../app/looks/tones.ts'
import classes from './status-badge.module.css'

/** A status by its name, which is never left out: the colour only helps. A diamond says that the prospect is lost. */
export const StatusBadge = ({ status }: { readonly status: string }) => (
  <span className={classes['badge']} style={{ '--tone': toneOfStatus(status) } as CSSProperties} title={status}>
    {status === 'Blocklist Prospect' ? (
      <Ban size={11} aria-hidden="true" />
    ) : (
      <span
        className={classes['dot']}
        data-over={eventTypeRow(status)?.stage === 'lost' || undefined}
        aria-hidden="true"
      />
    )}
    <span className={classes['name']}>{status === 'Blocklist Prospect' ? 'Blocklisted' : status}</span>
  </span>
)
