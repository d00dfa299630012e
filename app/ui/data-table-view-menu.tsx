import { Checkbox } from '~/ui/checkbox';
import type { DataTableMoreWords } from '~/ui/data-table-types';
import { FormField } from '~/ui/form-field';
import { Icon } from '~/ui/icon';
import { PopoverButton } from '~/ui/popover-button';
import { Select } from '~/ui/select';

export interface DataTableViewMenuProps {
  label: string;
  columnsLabel: string;
  compactLabel: string;
  columns: { id: string; header: string; isVisible: boolean }[];
  isCompact: boolean;
  onToggleColumn: (id: string, isVisible: boolean) => void;
  onCompact: (isCompact: boolean) => void;
  /** Grouping and pinning, for tables that offer them. */
  more?: ViewMenuMore | undefined;
}

interface ViewMenuMore {
  words: DataTableMoreWords;
  groups: { id: string; header: string }[];
  groupedBy: string | null;
  onGroup: (id: string | null) => void;
  pinned: readonly string[];
  onPin: (ids: string[]) => void;
}

/** Which columns a table shows, and how close its rows stand. */
export function DataTableViewMenu(props: DataTableViewMenuProps) {
  const { columns, label, onToggleColumn, onCompact } = props;
  return (
    <PopoverButton
      className="button"
      look="secondary"
      boxLabel={label}
      placement="bottom end"
      box={
        <div className="view-menu">
          {columns.length > 0 && (
            <fieldset>
              <legend className="popover__title">{props.columnsLabel}</legend>
              {columns.map((column) => (
                <div key={column.id} className="view-menu__column">
                  <Checkbox
                    label={column.header}
                    checked={column.isVisible}
                    onChange={(event) => onToggleColumn(column.id, event.currentTarget.checked)}
                  />
                  {props.more && column.isVisible && <PinBox more={props.more} {...column} />}
                </div>
              ))}
              <hr />
            </fieldset>
          )}
          {props.more && <GroupChoice more={props.more} />}
          <Checkbox
            label={props.compactLabel}
            checked={props.isCompact}
            onChange={(event) => onCompact(event.currentTarget.checked)}
          />
        </div>
      }
    >
      <Icon name="view" />
      {label}
    </PopoverButton>
  );
}

function GroupChoice({ more }: { more: ViewMenuMore }) {
  const { words, groups, groupedBy } = more;
  return (
    <FormField label={words.groupLabel}>
      <Select
        name="grouped-by"
        value={groupedBy ?? ''}
        onChange={(event) => more.onGroup(event.currentTarget.value || null)}
        options={[
          { value: '', label: words.groupNone },
          ...groups.map(({ id, header }) => ({ value: id, label: header })),
        ]}
      />
    </FormField>
  );
}

/** Keeps a column in sight beside the first. */
function PinBox({ more, id, header }: { more: ViewMenuMore; id: string; header: string }) {
  const { words, pinned } = more;
  return (
    <Checkbox
      label={words.pinLabel}
      aria-label={words.pinColumn(header)}
      checked={pinned.includes(id)}
      onChange={(event) =>
        more.onPin(
          event.currentTarget.checked ? [...pinned, id] : pinned.filter((other) => other !== id),
        )
      }
    />
  );
}
