import { Button, Checkbox, Paper } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../api/accounts.ts'
import { tokensQuery } from '../../api/tokens.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { useNow } from '../../parts/relative-time.tsx'
import { MoreButton } from '../../parts/waiting/more-button.tsx'
import { Reading } from '../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../parts/waiting/skeleton-rows.tsx'
import { IntegrationsFrame } from './integrations-frame.tsx'
import { CreateTokenDialog } from './tokens/create-token-dialog.tsx'
import { standingOf } from './tokens/standing.ts'
import { TokensTable } from './tokens/tokens-table.tsx'

const Tokens = ({ onCreate }: { readonly onCreate: () => void }) => {
  const tokens = useInfiniteQuery(tokensQuery)
  const [isWhole, setIsWhole] = useState(false)
  const now = useNow()
  const all = tokens.data?.pages.flatMap((page) => page.data) ?? []
  const shown = isWhole ? all : all.filter((token) => standingOf(token, now) === 'works')
  return (
    <Reading query={tokens} title="The tokens can't be shown" skeleton={<SkeletonRows rows={4} height={44} />}>
      {() => (
        <>
          {shown.length < all.length || isWhole ? (
            <Checkbox
              label="Also those that no longer work"
              mb="sm"
              checked={isWhole}
              onChange={(event) => setIsWhole(event.currentTarget.checked)}
            />
          ) : null}
          <Paper>
            {shown.length === 0 ? (
              <EmptyState
                icon={KeyRound}
                title="No tokens yet"
                action={<Button onClick={onCreate}>Create a token</Button>}
              >
                Create one for each program that calls the API: then you can revoke it without stopping the others.
              </EmptyState>
            ) : (
              <TokensTable tokens={shown} />
            )}
            <MoreButton pages={tokens} />
          </Paper>
        </>
      )}
    </Reading>
  )
}

/** Tokens for programs: made, seen once, watched and revoked. */
export const TokensPage = () => {
  const mayCreate = useMay('manageOwnTokens')
  const [isCreating, setIsCreating] = useState(false)
  const create = (): void => setIsCreating(true)
  return (
    <IntegrationsFrame
      title="API tokens"
      needs="manageOwnTokens"
      about="With a token a program calls the API as you: it may do what you may, and no more than its scopes."
      actions={
        mayCreate && (
          <Button leftSection={<Plus size={16} aria-hidden="true" />} onClick={create}>
            Create a token
          </Button>
        )
      }
    >
      <Tokens onCreate={create} />
      {isCreating && <CreateTokenDialog onClose={() => setIsCreating(false)} />}
    </IntegrationsFrame>
  )
}
