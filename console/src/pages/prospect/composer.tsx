import { Button, Kbd, Paper, Text, UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Prospect } from '../../api/prospects/list.ts'
import { EventForm } from '../../events/event-form.tsx'
import type { FormPreset } from '../../events/forms/form-props.ts'
import { type EventKind, kindRows, kindsFor } from '../../events/kinds.ts'
import classes from './prospect.module.css'

type Props = {
  readonly prospect: Prospect
  readonly kind: EventKind | null
  readonly preset: FormPreset | undefined
  readonly onKind: (kind: EventKind | null) => void
}

/** Escape closes a list first, and never throws away what somebody has written. */
const isBusy = ({ target, currentTarget }: KeyboardEvent<HTMLElement>): boolean =>
  (target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true') ||
  [...currentTarget.querySelectorAll('textarea')].some(({ value }) => value.trim() !== '')

/** What can be added, at hand above the timeline: one click or key, and the form opens in its place. */
export const Composer = ({ prospect, kind, preset, onKind }: Props) => {
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (kind !== null) box.current?.scrollIntoView({ block: 'nearest' })
    else opener.current?.focus()
  }, [kind])
  const open = (next: EventKind): void => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    onKind(kind === next ? null : next)
  }
  const close = (): void => onKind(null)
  return (
    <Paper
      ref={box}
      component="section"
      aria-label="Add to the timeline"
      className={classes['composer'] ?? ''}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isBusy(event)) close()
      }}
    >
      <div className={classes['kinds']} role="toolbar" aria-label="What to add">
        {kindsFor(prospect).map((one) => {
          const { icon: Icon, name, key } = kindRows[one]
          return (
            <Button
              key={one}
              size="compact-sm"
              variant={one === kind ? 'light' : 'subtle'}
              color={one === kind ? 'pine' : 'gray'}
              leftSection={<Icon size={15} aria-hidden="true" />}
              aria-expanded={one === kind}
              {...(key === null ? {} : { 'aria-keyshortcuts': key, title: `Key: ${key}` })}
              onClick={() => open(one)}
            >
              {name}
            </Button>
          )
        })}
      </div>
      {kind === null ? (
        <UnstyledButton className={classes['prompt'] ?? ''} onClick={() => open('note')}>
          <Text span size="sm" c="dimmed" flex={1}>
            Add a note …
          </Text>
          <Kbd size="xs" aria-hidden="true" className={classes['key'] ?? ''}>
            n
          </Kbd>
        </UnstyledButton>
      ) : (
        <div className={classes['form']}>
          <EventForm
            key={kind}
            kind={kind}
            prospect={prospect}
            {...(preset === undefined ? {} : { preset })}
            onCancel={close}
            onDone={close}
          />
        </div>
      )}
    </Paper>
  )
}
