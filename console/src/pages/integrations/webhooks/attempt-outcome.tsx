import { Text } from '@mantine/core'
import { Check, X } from 'lucide-react'
import type { AttemptOutcome } from '../../../../../server/src/catalogue/webhooks.ts'
import type { Attempt } from '../../../api/webhooks.ts'
import classes from './attempt-outcome.module.css'

const words: Readonly<Record<AttemptOutcome, string>> = {
  delivered: 'Delivered',
  answered: 'Refused',
  timeout: 'No answer in time',
  unreachable: 'No connection',
  insecure: 'TLS can not be trusted',
  forbidden: 'The address may not be called',
  unsendable: 'There is nothing to send',
}

/** How one try ended: in words, with the status, how long it took, and what the receiver said. */
export const AttemptOutcomeView = ({ attempt }: { readonly attempt: Attempt }) => {
  const isGood = attempt.outcome === 'delivered'
  const Icon = isGood ? Check : X
  return (
    <div>
      <Text size="sm" fw={550} component="div" className={classes['line'] ?? ''} data-good={isGood || undefined}>
        <Icon size={15} aria-hidden="true" /> {words[attempt.outcome]}
        {attempt.status_code !== null && <span>({attempt.status_code})</span>}
        <Text span size="xs" c="dimmed" fw={400}>
          {attempt.duration_ms.toLocaleString('en')} ms
        </Text>
      </Text>
      {attempt.reply !== null && attempt.reply !== '' && <pre className={classes['reply']}>{attempt.reply}</pre>}
    </div>
  )
}
