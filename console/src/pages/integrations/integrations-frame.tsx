import { useLocation } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { actionRow } from '../../../../server/src/catalogue/permissions.ts'
import { type Action, useAccount } from '../../api/accounts.ts'
import { paths } from '../../app/paths.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'
import { SubPages } from '../../parts/sub-pages/sub-pages.tsx'

const pages: readonly { readonly name: string; readonly to: string; readonly needs: Action }[] = [
  { name: 'API tokens', to: paths.tokens, needs: 'manageOwnTokens' },
  { name: 'Webhooks', to: paths.webhooks, needs: 'manageWebhooks' },
  { name: 'Import', to: paths.imports, needs: 'importRecords' },
  { name: 'API reference', to: paths.apiReference, needs: 'readRecords' },
]

type Props = {
  readonly title: string
  readonly needs: Action
  readonly aside?: ReactNode
  readonly actions?: ReactNode
  readonly about?: ReactNode
  readonly children: ReactNode
}

/** Around every page of the integrations: their links, and, in the place of what the role may not see, who may. */
export const IntegrationsFrame = ({ title, needs, aside, actions, about, children }: Props) => {
  const account = useAccount()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const mayOpen = (action: Action): boolean => account.actions.includes(action)
  const links = pages
    .filter((page) => mayOpen(page.needs))
    .map(({ name, to }) => ({ name, to, isHere: path === to || path.startsWith(`${to}/`) }))
  const isAllowed = mayOpen(needs)
  const { roles, words } = actionRow(needs)
  return (
    <>
      <PageTitle title={title} {...(isAllowed ? { aside, actions } : {})}>
        {isAllowed ? about : undefined}
      </PageTitle>
      <SubPages label="Integrations" pages={links} />
      {isAllowed ? (
        children
      ) : (
        <EmptyState icon={Lock} title={`Your role in ${account.name} does not allow this`}>
          You are {account.role}. To {words} takes {new Intl.ListFormat('en', { type: 'disjunction' }).format(roles)}.
        </EmptyState>
      )}
    </>
  )
}
