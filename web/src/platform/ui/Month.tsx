import { parseDate } from '@internationalized/date';
import { Button as Press } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { Heading } from 'react-aria-components/Heading';
import { Icon } from './icons';

/** A month to pick a day from; fetched only when somebody asks for it. */
export default function Month({ value, onPick }: { value: string; onPick: (day: string) => void }) {
  return (
    <Calendar
      className="month"
      defaultValue={parseDate(value)}
      onChange={(day) => onPick(day.toString())}
      firstDayOfWeek="mon"
      autoFocus
    >
      <header className="month-head">
        <Press slot="previous" className="button button-quiet button-sign">
          <Icon name="right" className="turned" />
        </Press>
        <Heading />
        <Press slot="next" className="button button-quiet button-sign">
          <Icon name="right" />
        </Press>
      </header>
      <CalendarGrid weekdayStyle="short">
        <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className="day" />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
