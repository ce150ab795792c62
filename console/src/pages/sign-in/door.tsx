import { Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { Mark } from '../../shell/mark.tsx'
import classes from './door.module.css'

type Props = {
  readonly title: string
  /** A sentence below the title. */
  readonly about?: ReactNode
  readonly children: ReactNode
}

const Arch = () => (
  <svg className={classes['arch']} viewBox="0 0 300 340" aria-hidden="true" focusable="false">
    <g fill="none" stroke="var(--mantine-color-pine-7)" strokeWidth="3">
      <path d="M20 340V150a130 130 0 0 1 260 0v190" />
      <path d="M46 340V156a104 104 0 0 1 208 0v184" />
    </g>
    <path d="M72 340V160a78 78 0 0 1 156 0v180z" fill="var(--mantine-color-pine-8)" />
    <path d="M118 340V176q0-12 11-17l72-31q13 40 13 60v152z" fill="var(--mantine-color-brass-4)" />
    <path d="M118 340V176q0-12 11-17l8-3v184z" fill="var(--mantine-color-brass-6)" />
    <circle cx="196" cy="246" r="6" fill="var(--mantine-color-pine-9)" />
  </svg>
)

/** What pages look like before somebody is signed in: a form beside the house. */
export const Door = ({ title, about, children }: Props) => {
  useEffect(() => {
    document.title = `${title} · Foyer`
  }, [title])
  return (
    <div className={classes['room']}>
      <header className={classes['wall']}>
        <Arch />
        <div className={classes['brand']}>
          <Mark size={34} /> Foyer
        </div>
        <p className={classes['words']}>Every lead is met at the door.</p>
      </header>
      <main className={classes['desk']}>
        <Stack gap="md">
          <div>
            <Title order={1}>{title}</Title>
            {about !== undefined && (
              <Text size="sm" c="dimmed" mt={4} component="div">
                {about}
              </Text>
            )}
          </div>
          {children}
        </Stack>
      </main>
    </div>
  )
}
