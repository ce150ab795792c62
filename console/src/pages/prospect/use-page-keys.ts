import { useEffect } from 'react'
import type { Prospect } from '../../api/prospects/list.ts'
import { useShortcuts } from '../../app/shortcuts.tsx'
import { useSingleKeys } from '../../app/single-keys.ts'
import { type EventKind, kindRows, kindsFor } from '../../events/kinds.ts'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role="dialog"]') !== null)

type Acts = { readonly open: (kind: EventKind) => void; readonly assign: () => void }

/** The page's keys, which go before those that hold everywhere: `n` is a note here, and no new lead. */
export const usePageKeys = (prospect: Prospect, mayAdd: boolean, { open, assign }: Acts): void => {
  const { areOn } = useSingleKeys()
  const rows = mayAdd
    ? kindsFor(prospect).flatMap((kind) => {
        const { key, title } = kindRows[kind]
        return key === null ? [] : [{ keys: key, text: title, run: () => open(kind) }]
      })
    : []
  const shortcuts = mayAdd ? [...rows, { keys: 'a', text: 'Assign', run: assign }] : rows
  useShortcuts(
    'Prospect',
    shortcuts.map(({ keys, text }) => ({ keys, text, run: () => undefined })),
  )
  useEffect(() => {
    if (!areOn) return
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return
      const shortcut = shortcuts.find(({ keys }) => keys === event.key)
      if (shortcut === undefined) return
      event.stopImmediatePropagation()
      event.preventDefault()
      shortcut.run()
    }
    // On the way down, but after the shell has looked whether it is the second key of a jump to a page.
    document.documentElement.addEventListener('keydown', hear, { capture: true })
    return () => document.documentElement.removeEventListener('keydown', hear, { capture: true })
  })
}
