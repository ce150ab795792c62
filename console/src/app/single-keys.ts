import { useLocalStorage } from '@mantine/hooks'

/** A character, with or without Shift, or two one after another: what dictation and stray keys set off. */
export const isSingleKey = (keys: string): boolean => /^(?:shift\+)?\S(?: \S)?$/i.test(keys)

/** Whether this browser listens to shortcuts of one key: people who speak what they write, and unsteady hands, want none. */
export const useSingleKeys = () => {
  const [areOn, setAreOn] = useLocalStorage({
    key: 'foyer-single-keys',
    defaultValue: true,
    // Else the first keys would do what was switched off.
    getInitialValueInEffect: false,
  })
  return { areOn, setAreOn }
}
