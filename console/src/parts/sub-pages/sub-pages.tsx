import { Link } from '@tanstack/react-router'
import classes from './sub-pages.module.css'

export type SubPage = {
  readonly name: string
  readonly to: string
  readonly isHere: boolean
  /** What the address says of it behind `?`; the rest of it stays. */
  readonly search?: Readonly<Record<string, string | undefined>>
}

/** Links between pages that belong together, below their title. */
export const SubPages = ({ label, pages }: { readonly label: string; readonly pages: readonly SubPage[] }) => (
  <nav aria-label={label} className={classes['bar']}>
    {pages.map(({ name, to, isHere, search }) => (
      <Link
        key={name}
        to={to}
        className={classes['page']}
        aria-current={isHere ? 'page' : undefined}
        {...(search === undefined ? {} : { search: (before: object) => ({ ...before, ...search }) })}
      >
        {name}
      </Link>
    ))}
  </nav>
)
