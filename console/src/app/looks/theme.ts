import {
  Anchor,
  Button,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Modal,
  Paper,
  Table,
  Tooltip,
} from '@mantine/core'

/** Doors of a foyer: painted wood. What can be pressed, what is chosen. */
const pine: MantineColorsTuple = [
  '#eef7f3',
  '#d9ece4',
  '#b3d9ca',
  '#88c3ad',
  '#62ae93',
  '#439a7d',
  '#2b8468',
  '#1d6e56',
  '#165a47',
  '#0f4537',
]

/** Handles and bells: what waits for somebody. */
const brass: MantineColorsTuple = [
  '#fdf6e7',
  '#f8e8c6',
  '#f0d193',
  '#e7b95d',
  '#dfa436',
  '#c98a1d',
  '#a86f12',
  '#87570d',
  '#6b440a',
  '#513307',
]

/** What destroys, and what went wrong. Darker than Mantine's own, on which white text can't be read. */
const red: MantineColorsTuple = [
  '#fff1ef',
  '#fde1de',
  '#f9c2bc',
  '#f29d95',
  '#ea776c',
  '#de564a',
  '#c93a30',
  '#b3261e',
  '#951d17',
  '#741410',
]

/** Warm greys: stone and paper. */
const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f3f1ec',
  '#e8e5de',
  '#d9d5cc',
  '#bdb8ad',
  '#918b80',
  '#68635a',
  '#504c45',
  '#36332e',
  '#22201d',
]

const dark: MantineColorsTuple = [
  '#dfe1dc',
  '#b9bdb6',
  '#9da29a',
  '#727871',
  '#434a45',
  '#323834',
  '#272d29',
  '#1b201d',
  '#141815',
  '#0d100e',
]

const serif =
  "'Fraunces Variable', 'Iowan Old Style', 'Palatino Linotype', Palatino, 'URW Palladio L', Georgia, 'Liberation Serif', serif"
const sans = "'Inter Variable', Inter, 'Segoe UI', system-ui, -apple-system, Roboto, 'Liberation Sans', sans-serif"

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { pine, brass, red, gray, dark },
  white: '#ffffff',
  black: '#22201d',
  fontFamily: sans,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
  headings: {
    fontFamily: serif,
    fontWeight: '560',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.35' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.84375rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.375rem', xl: '2rem' },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '9px', lg: '14px', xl: '28px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Colour alone would not tell a link from the text around it. Names in lists are links without a line: `underline="hover"`.
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    Button: Button.extend({ defaultProps: { size: 'sm', fw: 550 } }),
    Paper: Paper.extend({ defaultProps: { withBorder: true, radius: 'md' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 'xs', horizontalSpacing: 'sm' } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        radius: 'md',
        transitionProps: { duration: 120 },
        // Else each dialog's head would be another banner beside the one of the page.
        attributes: { header: { role: 'presentation' } },
      },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: true } }),
  },
})

/** Our own variables beside Mantine's: `--foyer-ground` lies below `--mantine-color-body`, which cards and bars have. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--foyer-serif': serif },
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': '#76716a',
    '--mantine-color-default-border': gray[3],
    '--mantine-color-error': '#b3261e',
    '--foyer-ground': '#f7f5f0',
    '--foyer-sunken': gray[1],
    '--foyer-line': gray[2],
    '--foyer-hover': '#f1f4ef',
    '--foyer-chosen': pine[0],
    '--foyer-chosen-ink': pine[8],
    '--foyer-attention': brass[7],
    '--foyer-focus': pine[6],
  },
  dark: {
    '--mantine-color-body': '#1b201d',
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': '#959b93',
    '--mantine-color-default-border': dark[4],
    '--mantine-color-error': '#ff9a8f',
    // Mantine's own are as dark as the ground.
    '--mantine-color-anchor': pine[3],
    '--mantine-color-pine-light': '#1f3a31',
    '--mantine-color-pine-light-hover': '#264538',
    '--mantine-color-pine-light-color': pine[2],
    '--mantine-color-pine-text': pine[3],
    '--mantine-color-pine-outline': pine[4],
    '--mantine-color-brass-light': '#40331a',
    '--mantine-color-brass-light-hover': '#4c3d1f',
    '--mantine-color-brass-light-color': brass[2],
    '--mantine-color-brass-text': brass[3],
    '--mantine-color-gray-light': dark[5],
    '--mantine-color-gray-light-hover': dark[4],
    '--mantine-color-gray-light-color': dark[0],
    '--mantine-color-red-light': '#4a211d',
    '--mantine-color-red-light-color': '#ffb4ab',
    '--foyer-ground': '#131714',
    '--foyer-sunken': '#161b18',
    '--foyer-line': dark[5],
    '--foyer-hover': '#222824',
    '--foyer-chosen': '#1f3a31',
    '--foyer-chosen-ink': pine[2],
    '--foyer-attention': brass[3],
    '--foyer-focus': pine[3],
  },
})
