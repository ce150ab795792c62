import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { forgetPerson } from '../api/session.ts'
import { styleNonce } from './looks/style-nonce.ts'
import { cssVariables, theme } from './looks/theme.ts'
import { paths } from './paths.ts'
import { createQueryClient } from './query-client.ts'
import { createConsoleRouter } from './router.tsx'
import { ShortcutRegistry } from './shortcuts.tsx'

let isLeaving = false

/** To the sign-in, and back from there. */
const leave = async (): Promise<void> => {
  const { pathname, href } = router.state.location
  if (isLeaving || pathname === paths.signIn) return
  isLeaving = true
  try {
    await router.navigate({ to: paths.signIn, search: { back: href } })
  } finally {
    isLeaving = false
    forgetPerson(queries)
  }
}

const queries = createQueryClient(() => void leave())
const router = createConsoleRouter(queries)

export const App = () => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariables}
    defaultColorScheme="auto"
    getStyleNonce={() => styleNonce}
  >
    <QueryClientProvider client={queries}>
      <ShortcutRegistry>
        <RouterProvider router={router} />
      </ShortcutRegistry>
    </QueryClientProvider>
    <Notifications position="bottom-right" limit={4} />
  </MantineProvider>
)
