import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { sessionQuery } from '../api/session.ts'
import { paths } from './paths.ts'
import { createQueryClient } from './query-client.ts'
import { createConsoleRouter } from './router.tsx'
import { ShortcutRegistry } from './shortcuts.tsx'
import { styleNonce } from './style-nonce.ts'
import { cssVariables, theme } from './theme.ts'

const queries = createQueryClient(() => {
  queries.setQueryData(sessionQuery.queryKey, null)
  const { pathname, href } = router.state.location
  if (pathname !== paths.signIn) void router.navigate({ to: paths.signIn, search: { back: href } })
})
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
