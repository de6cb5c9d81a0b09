package dev.relais.calendar;

import dev.relais.NonRetriableException;

/** Holidays are asked for that a source does not have. Its message ends the line of a refusal, after the place. */
public final class UnknownHolidaysException extends NonRetriableException {
    private static final long serialVersionUID = 1L;

    private final Part part;

    /** What of the question was wrong. */
    public enum Part {
        /** There is no such country. */
        COUNTRY("country"),
        /** There is no such part of the country. */
        SUBDIVISION("subdivision"),
        /** The file cannot be read. */
        ICAL("ical");

        private final String text;

        Part(String text) {
            this.text = text;
        }

        /** The name of the member in files. */
        public String text() {
            return text;
        }
    }

    /**
     * @param part what of the question was wrong
     * @param reason a few words for the author of the desk file
     */
    public UnknownHolidaysException(Part part, String reason) {
        super(reason);
        this.part = part;
    }

    /** What of the question was wrong. */
    public Part part() {
        return part;
    }
}
