package dev.relais.holidays;

import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.spi.ChristianHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.Described;
import de.focus_shift.jollyday.core.spi.EthiopianOrthodoxHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayBetweenFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayInMonthHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayRelativeToFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.IslamicHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.Limited;
import de.focus_shift.jollyday.core.spi.Movable;
import de.focus_shift.jollyday.core.spi.Occurrence;
import de.focus_shift.jollyday.core.spi.Relation;
import de.focus_shift.jollyday.core.spi.RelativeToEasterSundayHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.RelativeToFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.RelativeToWeekdayInMonthHolidayConfiguration;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.chrono.Chronology;
import java.time.chrono.IsoChronology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.threeten.extra.Days;
import org.threeten.extra.chrono.JulianChronology;

/** The kinds of rules in Jollyday's files, each a view of its element. */
final class HolidayRules {
    private static final Set<String> KNOWN = Set.of(
            "Fixed",
            "RelativeToFixed",
            "RelativeToWeekdayInMonth",
            "FixedWeekday",
            "ChristianHoliday",
            "IslamicHoliday",
            "FixedWeekdayBetweenFixed",
            "FixedWeekdayRelativeToFixed",
            "EthiopianOrthodoxHoliday",
            "RelativeToEasterSunday");

    private HolidayRules() {}

    /** The rules of one kind in a configuration. A kind that is not known is none to pass over. */
    static <T> List<T> all(XmlElement configuration, String kind, Function<XmlElement, T> rule) {
        List<T> rules = new ArrayList<>();
        for (XmlElement holidays : configuration.all("Holidays").toList()) {
            for (XmlElement element : holidays.children()) {
                if (!KNOWN.contains(element.name())) {
                    throw new IllegalStateException("there is no rule <" + element.name() + ">");
                }
                if (element.name().equals(kind)) {
                    rules.add(rule.apply(element));
                }
            }
        }
        return rules;
    }

    /** What all rules say. */
    interface Rule extends Described, Limited {
        XmlElement xml();

        @Override
        default String descriptionPropertiesKey() {
            return xml().value("descriptionPropertiesKey")
                    .or(() -> xml().value("type"))
                    .orElse("");
        }

        @Override
        default HolidayType holidayType() {
            return xml().word("localizedType", HolidayType.class).orElse(HolidayType.PUBLIC_HOLIDAY);
        }

        @Override
        default Optional<Year> validFrom() {
            return xml().number("validFrom").map(Year::of);
        }

        @Override
        default Optional<Year> validTo() {
            return xml().number("validTo").map(Year::of);
        }

        @Override
        default YearCycle cycle() {
            return xml().word("every", YearCycle.class).orElse(YearCycle.EVERY_YEAR);
        }
    }

    /** A rule with a day of the week. */
    interface WeekdayRule extends Rule {
        default DayOfWeek weekday() {
            return xml().needed("weekday", DayOfWeek.class);
        }
    }

    /** A rule whose holiday may be moved. */
    interface MovableRule extends Rule, Movable {
        @Override
        default List<MovingCondition> conditions() {
            return xml().all("MovingCondition").<MovingCondition>map(Move::new).toList();
        }
    }

    private record Move(XmlElement xml) implements Movable.MovingCondition {
        @Override
        public DayOfWeek substitute() {
            return xml.needed("substitute", DayOfWeek.class);
        }

        @Override
        public With with() {
            return xml.needed("with", With.class);
        }

        @Override
        public DayOfWeek weekday() {
            return xml.needed("weekday", DayOfWeek.class);
        }
    }

    private static Chronology chronology(XmlElement xml) {
        return xml.value("chronology").filter("JULIAN"::equals).isPresent()
                ? JulianChronology.INSTANCE
                : IsoChronology.INSTANCE;
    }

    record Fixed(XmlElement xml) implements MovableRule, FixedHolidayConfiguration {
        @Override
        public MonthDay day() {
            return MonthDay.of(
                    xml.needed("month", Month.class), xml.number("day").orElseThrow());
        }
    }

    record RelativeToFixed(XmlElement xml) implements Rule, RelativeToFixedHolidayConfiguration {
        @Override
        public Optional<DayOfWeek> weekday() {
            return xml.word("weekday", DayOfWeek.class);
        }

        @Override
        public Optional<Days> days() {
            return xml.number("days").map(Days::of);
        }

        @Override
        public Optional<Relation> when() {
            return xml.word("when", Relation.class);
        }

        @Override
        public FixedHolidayConfiguration date() {
            return new Fixed(xml.one("Date"));
        }
    }

    record WeekdayInMonth(XmlElement xml) implements WeekdayRule, MovableRule, FixedWeekdayInMonthHolidayConfiguration {
        @Override
        public DayOfWeek weekday() {
            return WeekdayRule.super.weekday();
        }

        @Override
        public Month month() {
            return xml.needed("month", Month.class);
        }

        @Override
        public Occurrence which() {
            return xml.needed("which", Occurrence.class);
        }
    }

    record RelativeToWeekday(XmlElement xml) implements WeekdayRule, RelativeToWeekdayInMonthHolidayConfiguration {
        @Override
        public DayOfWeek weekday() {
            return WeekdayRule.super.weekday();
        }

        @Override
        public Relation when() {
            return xml.needed("when", Relation.class);
        }

        @Override
        public FixedWeekdayInMonthHolidayConfiguration weekdayInMonth() {
            return new WeekdayInMonth(xml.one("FixedWeekday"));
        }
    }

    record WeekdayBetween(XmlElement xml) implements WeekdayRule, FixedWeekdayBetweenFixedHolidayConfiguration {
        @Override
        public DayOfWeek weekday() {
            return WeekdayRule.super.weekday();
        }

        @Override
        public FixedHolidayConfiguration from() {
            return new Fixed(xml.one("from"));
        }

        @Override
        public FixedHolidayConfiguration to() {
            return new Fixed(xml.one("to"));
        }
    }

    record WeekdayAround(XmlElement xml) implements WeekdayRule, FixedWeekdayRelativeToFixedHolidayConfiguration {
        @Override
        public DayOfWeek weekday() {
            return WeekdayRule.super.weekday();
        }

        @Override
        public FixedHolidayConfiguration day() {
            return new Fixed(xml.one("day"));
        }

        @Override
        public Occurrence which() {
            return xml.needed("which", Occurrence.class);
        }

        @Override
        public Relation when() {
            return xml.needed("when", Relation.class);
        }
    }

    record Christian(XmlElement xml) implements MovableRule, ChristianHolidayConfiguration {
        @Override
        public ChristianHolidayType type() {
            return xml.needed("type", ChristianHolidayType.class);
        }

        @Override
        public Chronology chronology() {
            return HolidayRules.chronology(xml);
        }
    }

    record Islamic(XmlElement xml) implements MovableRule, IslamicHolidayConfiguration {
        @Override
        public IslamicHolidayType type() {
            return xml.needed("type", IslamicHolidayType.class);
        }
    }

    record Ethiopian(XmlElement xml) implements Rule, EthiopianOrthodoxHolidayConfiguration {
        @Override
        public EthiopianOrthodoxHolidayType type() {
            return xml.needed("type", EthiopianOrthodoxHolidayType.class);
        }
    }

    record AroundEaster(XmlElement xml) implements Rule, RelativeToEasterSundayHolidayConfiguration {
        @Override
        public Chronology chronology() {
            return HolidayRules.chronology(xml);
        }

        @Override
        public Days days() {
            return Days.of(xml.number("days").orElseThrow());
        }
    }
}
