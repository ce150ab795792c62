import { MantineThemeProvider } from '@mantine/core'
import { type ReactNode, useMemo, useReducer } from 'react'
import classes from './shell.module.css'

const placeId = 'popups'

/**
 * A list that scrolls by itself. In a box that scrolls around it, as the component library has it, the list would have to be reached
 * by keyboard, though its options are gone through from the field. It stands on the screen, not on the page: the option that is chosen
 * is brought in sight before the list is in its place, and the page would jump to where it was.
 */
const list = {
  withScrollArea: false,
  comboboxProps: { floatingStrategy: 'fixed' },
  styles: { options: { maxHeight: 'min(20rem, 45dvh)', overflowY: 'auto', overscrollBehavior: 'contain' } },
} as const

/** By name, as the components themselves come with the pages that need them. */
const looksWith = (onDropdownOpen: () => void) => ({
  components: {
    // In the page's main part: what stands in no part of the page is missed by who goes from part to part.
    Portal: { defaultProps: { target: `#${placeId}` } },
    // The first item has the focus; before it there is nothing that is no item.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // Its head is not another banner beside the one of the page.
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Select: { defaultProps: { ...list, onDropdownOpen } },
    MultiSelect: { defaultProps: { ...list, onDropdownOpen } },
    Autocomplete: { defaultProps: { ...list, onDropdownOpen } },
  },
})

/** A field whose list is open while it says that it is not. */
const liar = '[data-expanded][aria-expanded="false"]'

/** When the list that opens now is drawn. */
const afterDrawing = (run: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(run))
}

/**
 * How dialogs, menus and lists of pages behind the sign-in open. A field of the component library learns of its list when the list was
 * drawn for the first time, but tells of it only when it is drawn again itself: so it is.
 */
export const PopupLooks = ({ children }: { readonly children: ReactNode }) => {
  const [version, drawAgain] = useReducer((count: number) => count + 1, 0)
  const looks = useMemo(() => {
    const look = (): void => {
      if (document.querySelector(liar) !== null) drawAgain()
    }
    return { ...looksWith(() => afterDrawing(look)), other: { version } }
  }, [version])
  return <MantineThemeProvider theme={looks}>{children}</MantineThemeProvider>
}

/** Where they open. */
export const PopupPlace = () => <div id={placeId} className={classes['popups']} />
