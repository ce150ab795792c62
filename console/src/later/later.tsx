import { type ComponentType, type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { fetched } from './missing-part.ts'
import { notifyMissing } from './notify-missing.tsx'

/** A component in a file of its own, and whether it has come. */
type Part<Props> = {
  readonly fetch: () => Promise<ComponentType<Props>>
  readonly known: () => ComponentType<Props> | null
}

/** `const palette = part(() => import('../palette/palette.tsx').then(({ Palette }) => Palette))`, for `Later`. */
export const part = <Props,>(load: () => Promise<ComponentType<Props>>): Part<Props> => {
  let known: ComponentType<Props> | null = null
  const fetchPart = fetched(load)
  return {
    fetch: async () => {
      known = await fetchPart()
      return known
    },
    known: () => known,
  }
}

type LaterProps<Props> = {
  readonly part: Part<Props>
  readonly props: Props
  readonly skeleton?: ReactNode
}

/**
 * A dialog, or the inside of one, whose script comes when it is opened. When it does not come the dialog closes with a notice, and the
 * page below stays as it is, with all that was typed: React's own `lazy` would put an error in the place of the whole page, and never
 * ask for the script again.
 */
export const Later = <Props extends { readonly onClose: () => void }>(given: LaterProps<Props>) => {
  const { part: wanted, props, skeleton = null } = given
  const [Shown, setShown] = useState(wanted.known)
  const giveUp = useEffectEvent(() => {
    void notifyMissing()
    props.onClose()
  })
  useEffect(() => {
    let isOpen = true
    const show = async (): Promise<void> => {
      const fetchedPart = await wanted.fetch()
      if (isOpen) setShown(() => fetchedPart)
    }
    show().catch(() => isOpen && giveUp())
    return () => {
      isOpen = false
    }
  }, [wanted])
  return Shown === null ? skeleton : <Shown {...props} />
}
