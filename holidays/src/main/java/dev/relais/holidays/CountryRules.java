package dev.relais.holidays;

import de.focus_shift.jollyday.core.spi.ChristianHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.EthiopianOrthodoxHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayBetweenFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayInMonthHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayRelativeToFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.HolidayConfigurations;
import de.focus_shift.jollyday.core.spi.IslamicHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.RelativeToEasterSundayHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.RelativeToFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.RelativeToWeekdayInMonthHolidayConfiguration;
import java.util.List;

/**
 * The rules of a country or of a part of it, by kind.
 *
 * <p>Not for hosts: public, and without any other method, only because Jollyday calls whatever is declared here by reflection.
 */
public final class CountryRules implements HolidayConfigurations {
    private final XmlElement xml;

    CountryRules(XmlElement xml) {
        this.xml = xml;
    }

    @Override
    public List<FixedHolidayConfiguration> fixed() {
        return HolidayRules.all(xml, "Fixed", HolidayRules.Fixed::new);
    }

    @Override
    public List<RelativeToFixedHolidayConfiguration> relativeToFixed() {
        return HolidayRules.all(xml, "RelativeToFixed", HolidayRules.RelativeToFixed::new);
    }

    @Override
    public List<RelativeToWeekdayInMonthHolidayConfiguration> relativeToWeekdayInMonth() {
        return HolidayRules.all(xml, "RelativeToWeekdayInMonth", HolidayRules.RelativeToWeekday::new);
    }

    @Override
    public List<FixedWeekdayInMonthHolidayConfiguration> fixedWeekdays() {
        return HolidayRules.all(xml, "FixedWeekday", HolidayRules.WeekdayInMonth::new);
    }

    @Override
    public List<ChristianHolidayConfiguration> christianHolidays() {
        return HolidayRules.all(xml, "ChristianHoliday", HolidayRules.Christian::new);
    }

    @Override
    public List<IslamicHolidayConfiguration> islamicHolidays() {
        return HolidayRules.all(xml, "IslamicHoliday", HolidayRules.Islamic::new);
    }

    @Override
    public List<FixedWeekdayBetweenFixedHolidayConfiguration> fixedWeekdayBetweenFixed() {
        return HolidayRules.all(xml, "FixedWeekdayBetweenFixed", HolidayRules.WeekdayBetween::new);
    }

    @Override
    public List<FixedWeekdayRelativeToFixedHolidayConfiguration> fixedWeekdayRelativeToFixed() {
        return HolidayRules.all(xml, "FixedWeekdayRelativeToFixed", HolidayRules.WeekdayAround::new);
    }

    @Override
    public List<EthiopianOrthodoxHolidayConfiguration> ethiopianOrthodoxHolidays() {
        return HolidayRules.all(xml, "EthiopianOrthodoxHoliday", HolidayRules.Ethiopian::new);
    }

    @Override
    public List<RelativeToEasterSundayHolidayConfiguration> relativeToEasterSunday() {
        return HolidayRules.all(xml, "RelativeToEasterSunday", HolidayRules.AroundEaster::new);
    }
}
