import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  /** How wide, in pixels; never wider than the screen. */
  readonly size: number
  readonly children: ReactNode
}

/** Beside the page at the right: more about one thing of a list. */
export const SidePanel = ({ opened, onClose, title, size, children }: Props) => (
  <Drawer
    opened={opened}
    onClose={onClose}
    position="right"
    size={size}
    title={title}
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    {children}
  </Drawer>
)
