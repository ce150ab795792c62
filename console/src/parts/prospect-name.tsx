import { Anchor, type AnchorProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import { Ban } from 'lucide-react'
import { type ComponentProps, forwardRef } from 'react'
import { paths } from '../app/paths.ts'
import classes from './prospect-name.module.css'

type Props = {
  readonly prospect: {
    readonly id: number
    readonly name: string | null
    readonly phone?: string | null
    readonly blocklisted?: boolean
  }
}

const Inner = forwardRef<HTMLAnchorElement, AnchorProps & ComponentProps<'a'>>(function InnerAnchor(props, ref) {
  return <Anchor ref={ref} {...props} />
})

/** Mantine's anchor that the router follows: `<TextLink to={paths.board}>`. */
export const TextLink = createLink(Inner)

/** A plain element: lists have hundreds of them. */
const NameLink = createLink('a')

/** What to call a prospect: the name, else the phone number, else the number of the record. Blanks are no name. */
export const prospectText = ({ id, name, phone }: Props['prospect']): string =>
  name?.trim() || phone?.trim() || `Prospect ${id}`

/** A prospect's name as a link to their page. From right to left where it is written so: else its beginning is cut off. */
export const ProspectName = ({ prospect }: Props) => (
  <NameLink to={paths.prospect} params={{ id: String(prospect.id) }} className={classes['name']} dir="auto">
    {prospectText(prospect)}
    {prospect.blocklisted === true && (
      <Ban size={13} role="img" aria-label="Blocklisted" className={classes['blocked']} />
    )}
  </NameLink>
)
