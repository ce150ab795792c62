import { Anchor, Text } from '@mantine/core'
import { Phone } from 'lucide-react'
import { Children, isValidElement, type ReactNode } from 'react'
import { ProspectName } from '../../parts/prospect-name.tsx'
import classes from './desk.module.css'

type Props = {
  readonly prospect: { readonly id: number; readonly name: string | null; readonly phone?: string | null }
  /** At the left, such as a time. */
  readonly lead?: ReactNode
  /** Beside the name. */
  readonly aside?: ReactNode
  /** Below the name. */
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** One line of a pile: who, what about, and what can be done right there. */
export const DeskRow = ({ prospect, lead, aside, children, actions }: Props) => (
  <li className={classes['row']}>
    {lead !== undefined && <span className={classes['lead']}>{lead}</span>}
    <span className={classes['who']}>
      <span className={classes['line']}>
        <span className={classes['name']} data-desk-name>
          <ProspectName prospect={prospect} />
        </span>
        {aside}
      </span>
      <Text size="xs" c="dimmed" component="span" className={classes['line'] ?? ''}>
        {children}
      </Text>
    </span>
    <span className={classes['actions']}>{actions}</span>
  </li>
)

/** A number to be called with one tap. */
export const PhoneLink = ({ phone }: { readonly phone: string | null }) =>
  phone === null ? null : (
    <Anchor href={`tel:${phone.replace(/[^\d+]/g, '')}`} size="xs" c="dimmed" className={classes['phone'] ?? ''}>
      <Phone size={11} aria-hidden="true" />
      {phone}
    </Anchor>
  )

/** Parts of a line with dots between them; what is not there is left out. */
export const Parts = ({ children }: { readonly children: readonly ReactNode[] }) =>
  Children.toArray(children).map((part) => (
    <span key={isValidElement(part) ? part.key : String(part)} className={classes['part']}>
      {part}
    </span>
  ))
