import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router'
import { readMeEarly } from '../api/accounts.ts'
import { sessionQuery } from '../api/session.ts'
import { usersQuery } from '../api/users.ts'
import { laterPage } from '../later/later-page.ts'
import { SkeletonRows } from '../parts/waiting/skeleton-rows.tsx'
import { beginDesk, beginProspect, beginProspects, chosenAccount, orKnown, readSetUp } from './early-reads.ts'
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
    const reading = orKnown(queries.query(sessionQuery), () => queries.getQueryData(sessionQuery.queryKey))
    const [session] = await Promise.all([reading, readMeEarly(queries)])
    if (session === null) throw redirect({ to: paths.signIn, search: { back: location.href } })
  },
  loaderDeps: ({ search }) => ({ account: search.account }),
  loader: async ({ context: { queries }, deps }) => {
    const account = await chosenAccount(queries, deps.account)
    if (account === undefined) throw new Error('You are in no account. Ask an administrator to invite you to one.')
    const users = usersQuery(account.id)
    await orKnown(queries.query(users), () => queries.getQueryData(users.queryKey))
  },
  component: laterPage(() => import('../shell/shell.tsx'), 'Shell'),
})

const page = { getParentRoute: () => shell } as const

const desk = createRoute({
  ...page,
  path: paths.desk,
  loaderDeps: ({ search }) => ({ account: search.account }),
  loader: ({ context: { queries }, deps }) => beginDesk(queries, accountSearch(deps)),
  component: laterPage(() => import('../pages/desk/desk-page.tsx'), 'DeskPage'),
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
  component: laterPage(() => import('../pages/prospects/prospects-page.tsx'), 'ProspectsPage'),
})
const prospect = createRoute({
  ...page,
  path: paths.prospect,
  validateSearch: (given: Record<string, unknown>) => textsOf(given, ['groups', 'at', 'tab']),
  loader: ({ context: { queries }, params }) => beginProspect(queries, params.id),
  component: laterPage(() => import('../pages/prospect/prospect-page.tsx'), 'ProspectPage'),
})
const board = createRoute({
  ...page,
  path: paths.board,
  validateSearch: (given: Record<string, unknown>) => textsOf(given, ['assignee']),
  component: laterPage(() => import('../pages/board/board-page.tsx'), 'BoardPage'),
})
const calendar = createRoute({
  ...page,
  path: paths.calendar,
  validateSearch: (given: Record<string, unknown>) => textsOf(given, ['view', 'day', 'user']),
  component: laterPage(() => import('../pages/calendar/calendar-page.tsx'), 'CalendarPage'),
})
const team = createRoute({
  ...page,
  path: paths.team,
  validateSearch: (given: Record<string, unknown>) => textsOf(given, ['user']),
  component: laterPage(() => import('../pages/team/team-page.tsx'), 'TeamPage'),
})
const reports = createRoute({
  ...page,
  path: paths.reports,
  validateSearch: (given: Record<string, unknown>) => textsOf(given, ['report', 'start', 'end']),
  component: laterPage(() => import('../pages/reports/reports-page.tsx'), 'ReportsPage'),
})
const tokens = createRoute({
  ...page,
  path: paths.tokens,
  component: laterPage(() => import('../pages/integrations/tokens-page.tsx'), 'TokensPage'),
})
const webhooks = createRoute({
  ...page,
  path: paths.webhooks,
  component: laterPage(() => import('../pages/integrations/webhooks-page.tsx'), 'WebhooksPage'),
})
const webhook = createRoute({
  ...page,
  path: paths.webhook,
  validateSearch: (given: Record<string, unknown>) =>
    textsOf(given, ['status', 'table', 'type', 'prospect', 'delivery']),
  component: laterPage(() => import('../pages/integrations/webhook-page.tsx'), 'WebhookPage'),
})
const imports = createRoute({
  ...page,
  path: paths.imports,
  component: laterPage(() => import('../pages/integrations/import-page.tsx'), 'ImportPage'),
})
const apiReference = createRoute({
  ...page,
  path: paths.apiReference,
  component: laterPage(() => import('../pages/integrations/api-page.tsx'), 'ApiPage'),
})
const settings = createRoute({
  ...page,
  path: paths.settings,
  component: laterPage(() => import('../pages/settings/settings-page.tsx'), 'SettingsPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  validateSearch: (given: Record<string, unknown>) => textsOf(given, ['back']),
  loader: ({ context: { queries } }) => readSetUp(queries),
  component: laterPage(() => import('../pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
})
const password = createRoute({
  getParentRoute: () => root,
  path: paths.password,
  component: laterPage(() => import('../pages/sign-in/password-page.tsx'), 'PasswordPage'),
})
const setUp = createRoute({
  getParentRoute: () => root,
  path: paths.setUp,
  component: laterPage(() => import('../pages/sign-in/set-up-page.tsx'), 'SetUpPage'),
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
