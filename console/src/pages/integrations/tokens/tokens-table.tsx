import { Badge, Button, Code, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useAccounts } from '../../../api/accounts.ts'
import { useSession } from '../../../api/session.ts'
import { type Token, useRevokeToken } from '../../../api/tokens.ts'
import { notifyDone } from '../../../notices/notify.tsx'
import { Confirm } from '../../../parts/confirm.tsx'
import { Moment } from '../../../parts/moment.tsx'
import { RelativeTime, useNow } from '../../../parts/relative-time.tsx'
import { type Column, DataTable } from '../../../parts/tables/data-table.tsx'
import { standingOf } from './standing.ts'

const TokenName = ({ token, now }: { readonly token: Token; readonly now: number }) => {
  const standing = standingOf(token, now)
  return (
    <Group gap={8} component="span" display="inline-flex">
      {token.name}
      <Code title={`It ends with ${token.ending}`}>…{token.ending}</Code>
      {standing !== 'works' && (
        <Badge variant="light" color="gray" tt="none">
          {standing === 'revoked' ? 'Revoked' : 'Expired'}
        </Badge>
      )}
    </Group>
  )
}

const Reach = ({ ids }: { readonly ids: readonly string[] | null }) => {
  const accounts = useAccounts()
  if (ids === null) return 'All'
  const names = ids.map((id) => accounts.find((account) => account.id === id)?.name ?? id.slice(0, 8))
  return names.join(', ')
}

const columnsFor = (now: number, me: string, onRevoke: (token: Token) => void): readonly Column<Token>[] => [
  { key: 'name', head: 'Token', isName: true, cell: (token) => <TokenName token={token} now={now} /> },
  { key: 'user', head: 'Acts as', cell: ({ user }) => (user.id === me ? 'You' : user.name) },
  { key: 'scopes', head: 'Scopes', cell: ({ scopes }) => scopes.join(', ') },
  { key: 'accounts', head: 'Accounts', cell: (token) => <Reach ids={token.account_ids} /> },
  {
    key: 'used',
    head: 'Last used',
    cell: (token) => (token.last_used_at === null ? 'Never' : <RelativeTime at={token.last_used_at} />),
  },
  {
    key: 'expires',
    head: 'Expires',
    cell: (token) => (token.expires_at === null ? 'Never' : <Moment at={token.expires_at} form="day" />),
  },
  { key: 'created', head: 'Created', cell: (token) => <Moment at={token.created_at} form="day" /> },
  {
    key: 'actions',
    head: 'Actions',
    isActions: true,
    cell: (token) =>
      standingOf(token, now) === 'works' && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onRevoke(token)}
          aria-label={`Revoke ${token.name}, which ends with ${token.ending}`}
        >
          Revoke
        </Button>
      ),
  },
]

/** The tokens, each with what it may, when it was used last, and a way to stop it. */
export const TokensTable = ({ tokens }: { readonly tokens: readonly Token[] }) => {
  const me = useSession().user.id
  const now = useNow()
  const revoke = useRevokeToken()
  const [asked, setAsked] = useState<Token | null>(null)
  const columns = columnsFor(now, me, setAsked)
  return (
    <>
      <DataTable
        caption="API tokens"
        columns={columns}
        rows={tokens}
        keyOf={({ id }) => id}
        isQuiet={(token) => standingOf(token, now) !== 'works'}
      />
      <Confirm
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={`Revoke ${asked?.name ?? 'the token'}?`}
        action="Revoke token"
        isDangerous
        onConfirm={async () => {
          if (asked === null) return
          await revoke.mutateAsync(asked.id)
          notifyDone(`${asked.name} is revoked`)
        }}
      >
        Programs that use it are refused within a second. This can't be undone.{' '}
        {asked?.last_used_at != null && (
          <Text span inherit>
            It was used last <RelativeTime at={asked.last_used_at} />.
          </Text>
        )}
      </Confirm>
    </>
  )
}
