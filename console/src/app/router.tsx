import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router'
import { readMeEarly } from '../api/accounts.ts'
import { sessionQuery } from '../api/session.ts'
import { usersQuery } from '../api/users.ts'
import { SkeletonRows } from '../parts/waiting/skeleton-rows.tsx'
import { beginDesk, beginProspect, beginProspects, chosenAccount, readSetUp } from './early-reads.ts'
import { FailurePage, NotFoundPage } from './failure-page.tsx'
import { paths } from './paths.ts'
import { accountSearch, textsOf } from './search-params.ts'

const root = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  validateSearch: accountSearch,
  // The chosen account goes along on every link.
  search: { middlewares: [retainSearchParams(['account'])] },
  notFoundComponent: NotFoundPage,
})

/** All pages behind the sign-in. What each of them needs is read before the first is shown. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context: { queries }, location }) => {
    const [session] = await Promise.all([queries.query(sessionQuery), readMeEarly(queries)])
    if (session === null) throw redirect({ to: paths.signIn, search: { back: location.href } })
  },
  loaderDeps: ({ search }) => ({ account: search.account }),
  loader: async ({ context: { queries }, deps }) => {
    const account = await chosenAccount(queries, deps.account)
    if (account === undefined) throw new Error('You are in no account. Ask an administrator to invite you to one.')
    await queries.query(usersQuery(account.id))
  },
  component: lazyRouteComponent(() => import('../shell/shell.tsx'), 'Shell'),
})

const page = { getParentRoute: () => shell } as const

const desk = createRoute({
  ...page,
  path: paths.desk,
  loaderDeps: ({ search }) => ({ account: search.account }),
  loader: ({ context: { queries }, deps }) => beginDesk(queries, accountSearch(deps)),
  component: lazyRouteComponent(() => import('../pages/desk/desk-page.tsx'), 'DeskPage'),
})
const prospects = createRoute({
  ...page,
  path: paths.prospects,
  validateSearch: (given: Record<string, unknown>) =>
    textsOf(given, [
      'q',
      'status',
      'stage',
      'assignee',
      'unit_id',
      'source',
      'created_after',
      'created_before',
      'follow_up_due_before',
      'awaiting',
      'sort',
      'view',
    ]),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, deps }) => beginProspects(queries, deps),
  component: lazyRouteComponent(() => import('../pages/prospects/prospects-page.tsx'), 'ProspectsPage'),
})
const prospect = createRoute({
  ...page,
  path: paths.prospect,
  validateSearch: (given: Record<string, unknown>) => textsOf(given, ['groups', 'at', 'tab']),
  loader: ({ context: { queries }, params }) => beginProspect(queries, params.id),
  component: lazyRouteComponent(() => import('../pages/prospect/prospect-page.tsx'), 'ProspectPage'),
})
const board = createRoute({
  ...page,
  path: paths.board,
  validateSearch: (given: Record<string, unknown>) => textsOf(given, ['assignee']),
  component: lazyRouteComponent(() => import('../pages/board/board-page.tsx'), 'BoardPage'),
})
const calendar = createRoute({
  ...page,
  path: paths.calendar,
  validateSearch: (given: Record<string, unknown>) => textsOf(given, ['view', 'day', 'user']),
  component: lazyRouteComponent(() => import('../pages/calendar/calendar-page.tsx'), 'CalendarPage'),
})
const team = createRoute({
  ...page,
  path: paths.team,
  validateSearch: (given: Record<string, unknown>) => textsOf(given, ['user']),
  component: lazyRouteComponent(() => import('../pages/team/team-page.tsx'), 'TeamPage'),
})
const reports = createRoute({
  ...page,
  path: paths.reports,
  validateSearch: (given: Record<string, unknown>) => textsOf(given, ['report', 'start', 'end']),
  component: lazyRouteComponent(() => import('../pages/reports/reports-page.tsx'), 'ReportsPage'),
})
const tokens = createRoute({
  ...page,
  path: paths.tokens,
  component: lazyRouteComponent(() => import('../pages/integrations/tokens-page.tsx'), 'TokensPage'),
})
const webhooks = createRoute({
  ...page,
  path: paths.webhooks,
  component: lazyRouteComponent(() => import('../pages/integrations/webhooks-page.tsx'), 'WebhooksPage'),
})
const webhook = createRoute({
  ...page,
  path: paths.webhook,
  validateSearch: (given: Record<string, unknown>) =>
    textsOf(given, ['status', 'table', 'type', 'prospect', 'delivery']),
  component: lazyRouteComponent(() => import('../pages/integrations/webhook-page.tsx'), 'WebhookPage'),
})
const imports = createRoute({
  ...page,
  path: paths.imports,
  component: lazyRouteComponent(() => import('../pages/integrations/import-page.tsx'), 'ImportPage'),
})
const apiReference = createRoute({
  ...page,
  path: paths.apiReference,
  component: lazyRouteComponent(() => import('../pages/integrations/api-page.tsx'), 'ApiPage'),
})
const settings = createRoute({
  ...page,
  path: paths.settings,
  component: lazyRouteComponent(() => import('../pages/settings/settings-page.tsx'), 'SettingsPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  validateSearch: (given: Record<string, unknown>) => textsOf(given, ['back']),
  loader: ({ context: { queries } }) => readSetUp(queries),
  component: lazyRouteComponent(() => import('../pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
})
const password = createRoute({
  getParentRoute: () => root,
  path: paths.password,
  component: lazyRouteComponent(() => import('../pages/sign-in/password-page.tsx'), 'PasswordPage'),
})
const setUp = createRoute({
  getParentRoute: () => root,
  path: paths.setUp,
  component: lazyRouteComponent(() => import('../pages/sign-in/set-up-page.tsx'), 'SetUpPage'),
})

const tree = root.addChildren([
  shell.addChildren([
    desk,
    prospects,
    prospect,
    board,
    calendar,
    team,
    reports,
    tokens,
    webhooks,
    webhook,
    imports,
    apiReference,
    settings,
  ]),
  signIn,
  password,
  setUp,
])

/** The console's pages, each in a chunk of its own that is fetched when a link to it is pointed at. */
export const createConsoleRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: tree,
    basepath: '/console',
    context: { queries },
    defaultPreload: 'intent',
    // The cache of queries knows what is fresh.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultErrorComponent: FailurePage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingComponent: SkeletonRows,
    defaultPendingMs: 150,
    // Else a skeleton that was shown for a moment would keep a page that is there out of sight for half a second.
    defaultPendingMinMs: 0,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>
  }
}
