/** Every URL of the console, below `/console`. `$id` is filled in by the router: `<Link to={paths.prospect} params={{ id }}>`. */
export const paths = {
  desk: '/',
  prospects: '/prospects',
  prospect: '/prospects/$id',
  board: '/board',
  calendar: '/calendar',
  team: '/team',
  reports: '/reports',
  tokens: '/integrations/tokens',
  webhooks: '/integrations/webhooks',
  webhook: '/integrations/webhooks/$id',
  imports: '/integrations/import',
  apiReference: '/integrations/api',
  settings: '/settings',
  signIn: '/sign-in',
  /** Asks for a link; with a link behind `#` it sets the password. */
  password: '/password',
  /** With the link of the first start behind `#`. */
  setUp: '/setup',
} as const
