import type { ReactNode } from 'react'
import classes from './chart.module.css'

type Props = { readonly picture: ReactNode; readonly table: ReactNode }

/** A picture and the table of its figures: beside each other, or on narrow screens below. */
export const Beside = ({ picture, table }: Props) => (
  <div className={classes['pair']}>
    {picture}
    <div>{table}</div>
  </div>
)
