import { Menu } from '@mantine/core'
import { Undo2 } from 'lucide-react'
import { useMay } from '../../../api/accounts.ts'
import type { HistoryItem } from '../../../api/prospects/one.ts'
import { useUndoMerge } from '../../../api/prospects/others.ts'
import { paths } from '../../../app/paths.ts'
import { notifyDone, notifyFailed } from '../../../notices/notify.tsx'
import { RowMenu } from '../../../parts/menus/row-menu.tsx'
import { Moment } from '../../../parts/moment.tsx'
import { TextLink } from '../../../parts/prospect-name.tsx'
import classes from './timeline.module.css'

type Merge = Extract<HistoryItem, { readonly kind: 'merge' }>['merge']

type Props = { readonly merge: Merge; readonly prospectId: number }

/** Which prospect came into this one, or into which this one went. */
export const MergeDetails = ({ merge, prospectId }: Props) => {
  const isKept = merge.kept_id === prospectId
  const other = isKept ? merge.merged_id : merge.kept_id
  return (
    <div className={classes['detail']}>
      {merge.undone_at === null && isKept ? (
        <span>Prospect {other} came into this one: its events stand here</span>
      ) : (
        <span>
          {isKept ? 'Came into this one: ' : 'Went into '}
          <TextLink to={paths.prospect} params={{ id: String(other) }} size="sm">
            prospect {other}
          </TextLink>
        </span>
      )}
      {merge.undone_at !== null && (
        <span className={classes['quiet']}>
          undone <Moment at={merge.undone_at} />
        </span>
      )}
    </div>
  )
}

/** Undoes the merge, for who may merge. */
export const MergeMenu = ({ merge }: { readonly merge: Merge }) => {
  const mayMerge = useMay('mergeProspects')
  const { mutateAsync: undo } = useUndoMerge()
  if (!mayMerge) return null
  const run = async (): Promise<void> => {
    try {
      await undo(merge.id)
      notifyDone(`Prospect ${merge.merged_id} stands by itself again`)
    } catch (error) {
      notifyFailed(error, 'The merge was not undone')
    }
  }
  return (
    <RowMenu label="What to do with this merge">
      <Menu.Item leftSection={<Undo2 size={15} />} onClick={() => void run()}>
        Undo the merge
      </Menu.Item>
    </RowMenu>
  )
}
