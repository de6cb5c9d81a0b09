package dev.relais.config;

import dev.relais.RefusedInputException;
import dev.relais.calendar.HolidaySource;
import dev.relais.json.Place;

/** Reads desk files (version 1). */
public final class DeskFile {
    private DeskFile() {}

    /**
     * The desk that a file describes, without holidays: a calendar that names some is refused.
     *
     * @param source the name by which the reader knows the file
     * @param utf8 its content
     * @throws RefusedInputException with every fault, in reading order, at most 20
     */
    public static DeskConfig read(String source, byte[] utf8) {
        return Place.read(source, utf8, root -> new DeskReader(root, null).read());
    }

    /**
     * The desk that a file describes.
     *
     * @param source the name by which the reader knows the file
     * @param utf8 its content
     * @param holidays where the {@code holidays} of calendars come from
     * @throws RefusedInputException with every fault, in reading order, at most 20
     */
    public static DeskConfig read(String source, byte[] utf8, HolidaySource holidays) {
        return Place.read(source, utf8, root -> new DeskReader(root, holidays).read());
    }
}
