import { useEffect } from 'react'
import { useShortcuts } from '../app/shortcuts.tsx'
import { useSingleKeys } from '../app/single-keys.ts'
import { places } from './places.ts'

/** The second key must come this soon after `g`. */
const sequenceMs = 1_200

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** `g` and then a letter goes to a page. */
export const useGoTo = (go: (to: string) => void): void => {
  const { areOn } = useSingleKeys()
  useShortcuts(
    'Go to',
    places.map(({ name, key }) => ({ keys: `g ${key}`, text: name, run: () => undefined })),
  )
  useEffect(() => {
    if (!areOn) return
    let since = Number.NEGATIVE_INFINITY
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const place = places.find(({ key }) => key === event.key)
      if (place !== undefined && event.timeStamp - since < sequenceMs) {
        // Else the page's own shortcut for this letter would run, too.
        event.stopImmediatePropagation()
        event.preventDefault()
        go(place.to)
      }
      since = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  })
}
