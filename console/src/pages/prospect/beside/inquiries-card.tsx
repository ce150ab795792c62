import { Group, Menu, Paper, Stack, Text, Title } from '@mantine/core'
import { GitMerge } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../../api/accounts.ts'
import type { Prospect } from '../../../api/prospects/list.ts'
import { type ListedProspect, useMerge, type useOtherInquiries, useUndoMerge } from '../../../api/prospects/others.ts'
import { paths } from '../../../app/paths.ts'
import { notifyDone } from '../../../notices/notify.tsx'
import { Confirm } from '../../../parts/confirm.tsx'
import { RowMenu } from '../../../parts/menus/row-menu.tsx'
import { Moment } from '../../../parts/moment.tsx'
import { prospectText, TextLink } from '../../../parts/prospect-name.tsx'
import { RelativeTime } from '../../../parts/relative-time.tsx'
import { StatusBadge } from '../../../parts/status-badge.tsx'
import { streetOf } from '../../../parts/street.tsx'
import { Assignees } from '../../../parts/user-avatar.tsx'
import { Reading } from '../../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../../parts/waiting/skeleton-rows.tsx'
import classes from '../prospect.module.css'

type MergeProps = { readonly kept: Prospect; readonly merged: ListedProspect; readonly onClose: () => void }

const MergeDialog = ({ kept, merged, onClose }: MergeProps) => {
  const { mutateAsync: merge } = useMerge(kept.id)
  const { mutateAsync: undo } = useUndoMerge()
  const run = async (): Promise<void> => {
    const { id } = await merge(merged.id)
    notifyDone(`Merged: the events of both stand here`, () => undo(id))
  }
  const where = merged.unit_address ?? 'no unit'
  const isSameUnit = kept.unit_id !== null && kept.unit_id === merged.unit_id
  return (
    <Confirm opened onClose={onClose} title="Merge these two?" action="Merge" onConfirm={run}>
      <Text size="sm" mb="xs">
        All that happened to {prospectText(merged)} ({where}, since <Moment at={merged.created_at} form="day" />) comes
        to this prospect, in the order of time. This one keeps its profile; the other one leaves the lists, and its
        links lead here. It can be undone.
      </Text>
      {!isSameUnit && (
        <Text size="sm" fw={550}>
          They ask about different units: one person who asks about several is several prospects, and that is right.
        </Text>
      )}
    </Confirm>
  )
}

type RowProps = {
  readonly other: ListedProspect
  /** Where it is another name than that of the page. */
  readonly name: string | null
  readonly onMerge: (() => void) | null
}

const Inquiry = ({ other, name, onMerge }: RowProps) => (
  <Group gap="xs" wrap="nowrap" align="flex-start">
    <div style={{ flex: 1, minWidth: 0 }}>
      <Group gap={8} wrap="wrap" mih={24}>
        <TextLink
          to={paths.prospect}
          params={{ id: String(other.id) }}
          size="sm"
          fw={550}
          c="var(--mantine-color-text)"
        >
          {other.unit_address === null ? 'No unit' : streetOf(other.unit_address)}
        </TextLink>
        <StatusBadge status={other.status} />
      </Group>
      <Group gap={8} wrap="wrap">
        {name !== null && (
          <Text size="xs" fw={550}>
            {name}
          </Text>
        )}
        <Assignees ids={other.assigned_to_user_ids} />
        <Text size="xs" c="dimmed">
          came <RelativeTime at={other.created_at} />
        </Text>
      </Group>
    </div>
    {onMerge !== null && (
      <RowMenu label={`What to do with the inquiry about ${other.unit_address ?? 'no unit'}`}>
        <Menu.Item leftSection={<GitMerge size={15} />} onClick={onMerge}>
          Merge into this one …
        </Menu.Item>
      </RowMenu>
    )}
  </Group>
)

type Props = { readonly prospect: Prospect; readonly inquiries: ReturnType<typeof useOtherInquiries> }

/** What else the same person asks about: by phone number or e-mail address. */
export const InquiriesCard = ({ prospect, inquiries: { query, others } }: Props) => {
  const mayMerge = useMay('mergeProspects')
  const [merging, setMerging] = useState<ListedProspect | null>(null)
  return (
    <Paper component="section" aria-labelledby="inquiries" className={classes['card'] ?? ''}>
      <div className={classes['cardHead']}>
        <Title order={2} size="h3" id="inquiries">
          Other inquiries
        </Title>
        <Text size="xs" c="dimmed">
          {others.length === 0 ? '' : `same phone or e-mail: ${others.length}`}
        </Text>
      </div>
      <Reading query={query} skeleton={<SkeletonRows rows={1} />}>
        {() =>
          others.length === 0 ? (
            <Text size="sm" c="dimmed">
              Nobody else here has this phone number or e-mail address.
            </Text>
          ) : (
            <Stack gap="sm">
              {others.map((other) => (
                <Inquiry
                  key={other.id}
                  other={other}
                  name={other.name === prospect.name ? null : other.name}
                  onMerge={mayMerge ? () => setMerging(other) : null}
                />
              ))}
            </Stack>
          )
        }
      </Reading>
      {merging !== null && <MergeDialog kept={prospect} merged={merging} onClose={() => setMerging(null)} />}
    </Paper>
  )
}
