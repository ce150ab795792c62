import { Alert, Group, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { ArrowRight, ShieldAlert } from 'lucide-react'
import { client, dataOf } from '../../api/client.ts'
import type { NewEvents, Preview } from '../../api/events.ts'
import { refusalText } from '../../batches/preview.ts'
import { StageBadge } from '../../parts/stage-badge.tsx'
import { StatusBadge } from '../../parts/status-badge.tsx'

const typingPauseMs = 250

/** What was written does not matter for what it does: so typing does not ask again. */
const withoutWords = (body: NewEvents): NewEvents => ({
  ...body,
  events: body.events.map((event) => ('notes' in event ? { ...event, notes: '–' } : event)),
})

const askFor = async (body: NewEvents): Promise<Preview> =>
  (await dataOf(client.POST('/v2/leasing_events', { body: { ...body, mode: 'partial', dry_run: true } }))) as Preview

/** What writing this would do, by a dry run; undefined while nobody knows. */
const usePreview = (body: NewEvents | null): Preview | undefined => {
  const asked = body === null ? '' : JSON.stringify(withoutWords(body))
  const [settled] = useDebouncedValue(asked, typingPauseMs)
  return useQuery({
    queryKey: ['preview', settled],
    queryFn: () => askFor(JSON.parse(settled) as NewEvents),
    enabled: settled !== '' && settled === asked,
    staleTime: 5_000,
    gcTime: 10_000,
    retry: false,
  }).data
}

const Refusals = ({ preview }: { readonly preview: Preview }) => {
  const told = new Set(preview.results.flatMap((result) => refusalText(result) ?? []))
  const { refused, targets } = preview.counts
  return (
    <Alert
      color="red"
      variant="light"
      icon={<ShieldAlert size={18} />}
      title={refused === targets ? 'The server would refuse this' : `${refused} of ${targets} would be refused`}
    >
      {[...told].map((text) => (
        <Text size="sm" key={text}>
          {text}
        </Text>
      ))}
    </Alert>
  )
}

const Outcome = ({ preview }: { readonly preview: Preview }) => {
  const before = preview.results[0]?.before
  const after = preview.results.at(-1)?.after
  if (!before || !after) return null
  const isSame = before.status === after.status && before.stage === after.stage
  return (
    <Group gap={8} wrap="wrap">
      {isSame ? (
        <Text size="xs" c="dimmed">
          The status stays
        </Text>
      ) : (
        <>
          <StatusBadge status={before.status} />
          <ArrowRight size={14} role="img" aria-label="becomes" />
          <StatusBadge status={after.status} />
        </>
      )}
      {before.stage !== after.stage && <StageBadge stage={after.stage} />}
    </Group>
  )
}

/** Tells in a form what would come of it, or why nothing would, before it is sent. */
export const PreviewOf = ({ body }: { readonly body: NewEvents | null }) => {
  const preview = usePreview(body)
  return (
    <div aria-live="polite" style={{ minHeight: 24 }}>
      {preview !== undefined &&
        (preview.counts.refused > 0 ? <Refusals preview={preview} /> : <Outcome preview={preview} />)}
    </div>
  )
}
