import { Checkbox } from '~/ui/checkbox';
import { Icon } from '~/ui/icon';
import { PopoverButton } from '~/ui/popover-button';

export interface DataTableViewMenuProps {
  label: string;
  columnsLabel: string;
  compactLabel: string;
  columns: { id: string; header: string; isVisible: boolean }[];
  isCompact: boolean;
  onToggleColumn: (id: string, isVisible: boolean) => void;
  onCompact: (isCompact: boolean) => void;
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
                <Checkbox
                  key={column.id}
                  label={column.header}
                  checked={column.isVisible}
                  onChange={(event) => onToggleColumn(column.id, event.currentTarget.checked)}
                />
              ))}
              <hr />
            </fieldset>
          )}
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
