import { Menu } from '@mantine/core'
import { Ellipsis, type LucideIcon } from 'lucide-react'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import classes from './row-menu.module.css'

type Props = {
  /** What is read out, such as `More about Dana`. */
  readonly label: string
  readonly icon?: LucideIcon
  readonly hasBorder?: boolean
  /** In pixels. */
  readonly size?: number
  readonly width?: number
  /** Items of the menu. */
  readonly children: ReactNode
}

/**
 * A menu behind a small button, of which a page has one in every row. It is built when it is first opened: else half the time that such a
 * page takes to be drawn would go into menus that nobody opens.
 */
export const RowMenu = ({ label, icon: Icon = Ellipsis, hasBorder = false, size = 26, width, children }: Props) => {
  const [isBuilt, setIsBuilt] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  const target = useRef<HTMLButtonElement>(null)
  // The button is another element now: the focus goes back to it when the menu is closed.
  useLayoutEffect(() => {
    if (!isBuilt) return
    target.current?.focus()
    setIsOpen(true)
  }, [isBuilt])
  const look = {
    type: 'button' as const,
    className: classes['button'],
    'data-border': hasBorder || undefined,
    'aria-label': label,
    style: { width: size, height: size },
  }
  const drawing = <Icon size={Math.round(size * 0.6)} aria-hidden="true" />
  if (!isBuilt)
    return (
      <button {...look} aria-haspopup="menu" aria-expanded={false} onClick={() => setIsBuilt(true)}>
        {drawing}
      </button>
    )
  return (
    <Menu
      position="bottom-end"
      withinPortal
      opened={isOpen}
      onChange={setIsOpen}
      {...(width === undefined ? {} : { width })}
    >
      <Menu.Target>
        <button {...look} ref={target}>
          {drawing}
        </button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
