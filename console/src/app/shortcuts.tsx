import { useHotkeys } from '@mantine/hooks'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { isSingleKey, useSingleKeys } from './single-keys.ts'

/** A key that does something: in the words of Mantine's `useHotkeys`, such as `j`, `mod+K`, `shift+?`; two with a space are told only. */
export type Shortcut = {
  readonly keys: string
  /** What it does: `Next prospect`. */
  readonly text: string
  /** Absent: it is told only, as the browser does it. */
  readonly run?: () => void
}

/** The shortcuts of one part of the screen, as the help shows them. */
export type ShortcutGroup = { readonly name: string; readonly shortcuts: readonly Shortcut[] }

/** The heading of what works on every page. */
export const everywhere = 'Everywhere'

type Registry = {
  readonly groups: readonly ShortcutGroup[]
  readonly add: (group: ShortcutGroup) => () => void
}

const context = createContext<Registry>({ groups: [], add: () => () => undefined })

/** Keeps what the pages on screen listen to, so that the help tells exactly that. */
export const ShortcutRegistry = ({ children }: { readonly children: ReactNode }) => {
  const [groups, setGroups] = useState<readonly ShortcutGroup[]>([])
  // Always the same, so that who has registered does not do it again when somebody else does.
  const add = useCallback((group: ShortcutGroup) => {
    setGroups((before) => [...before, group])
    return () => setGroups((before) => before.filter((one) => one !== group))
  }, [])
  const registry = useMemo(() => ({ groups, add }), [groups, add])
  return <context.Provider value={registry}>{children}</context.Provider>
}

export const useShortcutGroups = (): readonly ShortcutGroup[] => useContext(context).groups

/** What is behind a dialog must not be worked by keys that are meant for it. */
const unlessDialog = (run: () => void): void => {
  if (document.querySelector('[aria-modal="true"]') === null) run()
}

/**
 * Listens to keys while the component is there, except in text fields, and shows them in the help (`?`). The page's name is the
 * heading there: `useShortcuts('Prospects', [{ keys: 'j', text: 'Next prospect', run: next }])`.
 */
export const useShortcuts = (name: string, given: readonly Shortcut[]): void => {
  const { add } = useContext(context)
  const { areOn } = useSingleKeys()
  const shortcuts = areOn ? given : given.filter(({ keys }) => !isSingleKey(keys))
  const heard = shortcuts.flatMap(({ keys, run }) =>
    run === undefined || keys.includes(' ') ? [] : [[keys, () => unlessDialog(run)] as [string, () => void]],
  )
  useHotkeys(heard)
  const told = JSON.stringify(shortcuts.map(({ keys, text }) => [keys, text]))
  // By what is told, not by the list: it is a new one each time the component is drawn.
  useEffect(() => {
    const rows = (JSON.parse(told) as [string, string][]).map(([keys, text]) => ({ keys, text, run: () => undefined }))
    return rows.length === 0 ? undefined : add({ name, shortcuts: rows })
  }, [add, name, told])
}
