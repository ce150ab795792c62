import { expect, test } from 'vitest'
import { paths } from '../../src/app/paths.ts'

test('the addresses of pages stay: people keep them as bookmarks', () => {
  expect(paths).toMatchInlineSnapshot(`
    {
      "apiReference": "/integrations/api",
      "board": "/board",
      "calendar": "/calendar",
      "desk": "/",
      "imports": "/integrations/import",
      "password": "/password",
      "prospect": "/prospects/$id",
      "prospects": "/prospects",
      "reports": "/reports",
      "setUp": "/setup",
      "settings": "/settings",
      "signIn": "/sign-in",
      "team": "/team",
      "tokens": "/integrations/tokens",
      "webhook": "/integrations/webhooks/$id",
      "webhooks": "/integrations/webhooks",
    }
  `)
})
