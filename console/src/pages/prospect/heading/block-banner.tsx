import { Alert, Button, Group, Text } from '@mantine/core'
import { Ban } from 'lucide-react'
import type { Prospect } from '../../../api/prospects/list.ts'
import type { ListedProspect } from '../../../api/prospects/others.ts'
import { Moment } from '../../../parts/moment.tsx'
import { ProspectName } from '../../../parts/prospect-name.tsx'
import { RelativeTime } from '../../../parts/relative-time.tsx'
import { UserName } from '../../../parts/user-avatar.tsx'

type Props = {
  readonly prospect: Prospect
  readonly others: readonly ListedProspect[]
  readonly mayAdd: boolean
  readonly onUnblock: () => void
}

const OwnBlock = ({ block }: { readonly block: NonNullable<Prospect['block']> }) => (
  <Text size="sm" component="div">
    {block.reason !== null && <>“{block.reason}” · </>}
    <UserName id={block.by} />, <RelativeTime at={block.at} />
    {block.until === null ? (
      ' · until somebody unblocks them'
    ) : (
      <>
        {' '}
        · ends by itself on <Moment at={block.until} />
      </>
    )}
  </Text>
)

const NumberBlock = ({ others }: { readonly others: readonly ListedProspect[] }) => {
  const blocked = others.filter((other) => other.blocklisted)
  return (
    <Text size="sm" component="div">
      Another inquiry with this number is blocklisted
      {blocked.length > 0 && ': '}
      {blocked.map((other) => (
        <span key={other.id}>
          <ProspectName prospect={other} />{' '}
        </span>
      ))}
    </Text>
  )
}

/** That the prospect takes notes and assignments only, why, and the way out. */
export const BlockBanner = ({ prospect, others, mayAdd, onUnblock }: Props) => {
  if (!prospect.blocklisted && !prospect.phone_blocked) return null
  return (
    <Alert
      color="red"
      variant="light"
      mb="sm"
      icon={<Ban size={18} />}
      title={prospect.blocklisted ? 'Blocklisted' : 'Their number is blocklisted'}
    >
      <Group justify="space-between" gap="sm">
        <div>
          {prospect.blocklisted && prospect.block !== null ? (
            <OwnBlock block={prospect.block} />
          ) : (
            <NumberBlock others={others} />
          )}
          <Text size="sm">Only notes and assignments are taken.</Text>
        </div>
        {mayAdd && (
          <Button size="compact-sm" variant="default" onClick={onUnblock}>
            Unblock
          </Button>
        )}
      </Group>
    </Alert>
  )
}
