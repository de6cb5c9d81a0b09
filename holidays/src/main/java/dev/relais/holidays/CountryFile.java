package dev.relais.holidays;

import de.focus_shift.jollyday.core.spi.HolidayCalendarConfiguration;
import de.focus_shift.jollyday.core.spi.HolidayConfigurations;
import java.util.stream.Stream;

/**
 * One of Jollyday's files of a country, or the part of it about a part of the country. Jollyday's own readers bring JAXB or a second
 * Jackson, seven jars that take longer to start than all holidays of a century to compute; its files are plain enough.
 *
 * @param xml the configuration
 */
record CountryFile(XmlElement xml) implements HolidayCalendarConfiguration {
    @Override
    public String hierarchy() {
        return xml.value("hierarchy").orElseThrow();
    }

    @Override
    public String description() {
        return xml.value("description").orElse("");
    }

    @Override
    public HolidayConfigurations holidays() {
        return new CountryRules(xml);
    }

    @Override
    public Stream<HolidayCalendarConfiguration> subConfigurations() {
        return xml.all("SubConfigurations").map(CountryFile::new);
    }
}
