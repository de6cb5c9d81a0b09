package dev.relais.holidays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.relais.calendar.UnknownHolidaysException;
import dev.relais.calendar.UnknownHolidaysException.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IcsFilesTest {
    @TempDir
    Path directory = Path.of(".");

    private Holidays holidays() {
        return Holidays.relativeTo(directory);
    }

    private static String calendar(String... events) {
        StringBuilder text =
                new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//house//closing days//EN\r\n");
        for (String event : events) {
            text.append("BEGIN:VEVENT\r\nUID:1@house\r\nDTSTAMP:20250101T000000Z\r\n")
                    .append(event.replace("; ", "\r\n"))
                    .append("\r\nEND:VEVENT\r\n");
        }
        return text.append("END:VCALENDAR\r\n").toString();
    }

    private void write(String name, String content) {
        try {
            Files.writeString(directory.resolve(name), content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> days(String... events) {
        write("c.ics", calendar(events));
        return holidays().iCalendar("c.ics").stream()
                .map(LocalDate::toString)
                .sorted()
                .toList();
    }

    private String refusal(String... events) {
        write("c.ics", calendar(events));
        return refused("c.ics");
    }

    private String refused(String path) {
        UnknownHolidaysException refused = catchThrowableOfType(
                UnknownHolidaysException.class, () -> holidays().iCalendar(path));
        assertThat(refused).as(path).isNotNull();
        assertThat(refused.part()).isEqualTo(Part.ICAL);
        return String.valueOf(refused.getMessage());
    }

    @Test
    void an_event_of_a_day_is_that_day_and_one_of_several_ends_before_its_end() {
        assertThat(days(
                        "DTSTART;VALUE=DATE:20261224; SUMMARY:Closed\\, really",
                        "DTSTART;VALUE=DATE:20270101; DTEND;VALUE=DATE:20270104"))
                .containsExactly("2026-12-24", "2027-01-01", "2027-01-02", "2027-01-03");
        assertThat(days("DTSTART;VALUE=DATE:20261224; DTEND;VALUE=DATE:20261224"))
                .containsExactly("2026-12-24");
        assertThat(days("DTSTART;VALUE=DATE:20261224; DURATION:P2D")).containsExactly("2026-12-24", "2026-12-25");
        assertThat(days("DTSTART;VALUE=DATE:20261224; DURATION:P1W")).hasSize(7);
    }

    @Test
    void a_recurring_event_is_every_day_on_which_it_recurs() {
        assertThat(days("DTSTART;VALUE=DATE:20200501; RRULE:FREQ=YEARLY"))
                .hasSize(80)
                .contains("2020-05-01", "2099-05-01");
        assertThat(days("DTSTART;VALUE=DATE:20260130; RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3"))
                .containsExactly("2026-01-30", "2026-02-27", "2026-03-27");
        assertThat(
                        days(
                                "DTSTART;VALUE=DATE:20261223; DTEND;VALUE=DATE:20261225; RRULE:FREQ=WEEKLY;UNTIL=20270101T235959Z"))
                .containsExactly("2026-12-23", "2026-12-24", "2026-12-30", "2026-12-31");
        assertThat(days("DTSTART;VALUE=DATE:19991225; DTEND;VALUE=DATE:20000110; RRULE:FREQ=YEARLY;COUNT=1"))
                .hasSize(9)
                .startsWith("2000-01-01");
    }

    @Test
    void days_that_are_taken_out_added_or_moved_are() {
        assertThat(
                        days(
                                "DTSTART;VALUE=DATE:20260601; RRULE:FREQ=DAILY;COUNT=4; EXDATE;VALUE=DATE:20260602,20260603; RDATE;VALUE=DATE:20260701"))
                .containsExactly("2026-06-01", "2026-06-04", "2026-07-01");
        assertThat(days(
                        "DTSTART;VALUE=DATE:20260601; RRULE:FREQ=DAILY;COUNT=3",
                        "DTSTART;VALUE=DATE:20260609; RECURRENCE-ID;VALUE=DATE:20260602",
                        "DTSTART;VALUE=DATE:20260603; RECURRENCE-ID;VALUE=DATE:20260603; STATUS:CANCELLED"))
                .containsExactly("2026-06-01", "2026-06-09");
        assertThat(days("DTSTART;VALUE=DATE:20260601; STATUS:CANCELLED")).isEmpty();
    }

    @Test
    void what_begins_at_some_time_of_a_day_is_no_closing_day() {
        write("c.ics", """
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VTIMEZONE
                TZID:Europe/Paris
                TZURL:http://127.0.0.1:9/x
                BEGIN:STANDARD
                DTSTART:19701025T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VTODO
                DTSTART;VALUE=DATE:20260808
                END:VTODO
                BEGIN:VEVENT
                DTSTART;TZID=Europe/Paris:20260601T090000
                DTEND;TZID=Europe/Paris:20260603T100000
                RRULE:FREQ=SECONDLY
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20260605T000000Z
                BEGIN:VALARM
                TRIGGER:-PT5M
                DTSTART;VALUE=DATE:20260707
                END:VALARM
                END:VEVENT
                END:VCALENDAR
                """);
        assertThat(holidays().iCalendar("c.ics")).isEmpty();
    }

    @Test
    void folded_lines_line_feeds_and_umlauts_are_read() {
        write(
                "c.ics",
                calendar("SUMMARY:Große\r\n  Fäden 😀; DTSTART;VALUE=DA\r\n TE:202612\r\n 24")
                        .replace("\r\n", "\n"));
        assertThat(holidays().iCalendar("c.ics")).containsExactly(LocalDate.parse("2026-12-24"));
    }

    @Test
    void years_that_no_desk_lives_in_are_left_out() {
        assertThat(days(
                        "DTSTART;VALUE=DATE:00010101; DTEND;VALUE=DATE:20000102",
                        "DTSTART;VALUE=DATE:20991231; DTEND;VALUE=DATE:99991231",
                        "DTSTART;VALUE=DATE:99991231; RRULE:FREQ=DAILY"))
                .containsExactly("2000-01-01", "2099-12-31");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SUMMARY:no start",
                "DTSTART;VALUE=DATE:20260230",
                "DTSTART;VALUE=DATE:20260601; DURATION:PT36H",
                "DTSTART;VALUE=DATE:20260601; DTEND:soon",
                "DTSTART;VALUE=DATE:20260601; RDATE;VALUE=PERIOD:20260601T000000Z/P1D",
                "DTSTART;VALUE=DATE:20260601; EXDATE:x",
                "DTSTART;VALUE=DATE:20260601; RRULE:FREQ=SECONDLY",
                "DTSTART;VALUE=DATE:20260601; RRULE:FREQ=NEVER",
                "DTSTART;VALUE=DATE:20260601; RRULE:COUNT=3",
                "DTSTART;VALUE=DATE:20260601; RRULE:",
                "DTSTART;VALUE=DATE:20260601; RRULE:FREQ=DAILY;COUNT=99999999999999999999",
                "DTSTART;VALUE=DATE:00010101; RRULE:FREQ=DAILY",
                "DTSTART;VALUE=DATE:20260601; RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260601",
            })
    void what_is_not_understood_is_refused_and_not_left_out(String event) {
        assertThat(refusal(event)).startsWith("\"c.ics\" has a").hasSizeLessThan(300);
    }

    @Test
    void hostile_rules_end_soon() {
        String lists = "BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=" + "1,".repeat(100) + "2";
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            days("DTSTART;VALUE=DATE:20260601; RRULE:FREQ=YEARLY;" + lists);
            days("DTSTART;VALUE=DATE:20260601; RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30");
            days("DTSTART;VALUE=DATE:20260601; RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");
            days("DTSTART;VALUE=DATE:20260601; RRULE:FREQ=DAILY;INTERVAL=0");
            assertThat(days("DTSTART;VALUE=DATE:20260601; RRULE:FREQ=DAILY;INTERVAL=2147483647"))
                    .containsExactly("2026-06-01");
            refusal("DTSTART;VALUE=DATE:20260601; RRULE:FREQ=YEARLY;BYMONTHDAY=" + "1,".repeat(9_000) + "2");
            refusal(Stream.generate(() -> "DTSTART;VALUE=DATE:20260601; RRULE:FREQ=DAILY")
                    .limit(1_001)
                    .toArray(String[]::new));
        });
    }

    @Test
    void what_is_no_calendar_is_refused_soon_wherever_it_breaks_off() {
        String whole = calendar("DTSTART;VALUE=DATE:20260601; RRULE:FREQ=DAILY;COUNT=3; X-\"A;B=\"c\":d");
        Random random = new Random(7);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < whole.length() - 15; i++) {
                write("c.ics", whole.substring(0, i));
                refused("c.ics");
            }
            for (int i = 0; i < 500; i++) {
                byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
                for (int j = random.nextInt(5); j >= 0; j--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                Files.write(directory.resolve("c.ics"), bytes);
                try {
                    holidays().iCalendar("c.ics");
                } catch (UnknownHolidaysException e) {
                    assertThat(e.getMessage()).as("seed 7, case %d", i).hasSizeLessThan(400);
                }
            }
            write("c.ics", "BEGIN:VCALENDAR\r\n" + "BEGIN:X\r\n".repeat(100_000));
            assertThat(refused("c.ics")).contains("is no iCalendar file");
        });
    }

    @Test
    void only_files_in_the_directory_and_below_are_read() throws IOException {
        Path outside = Files.createTempFile("outside", ".ics");
        Files.writeString(outside, calendar("DTSTART;VALUE=DATE:20260601"));
        Files.createSymbolicLink(directory.resolve("link.ics"), outside);
        Files.createDirectory(directory.resolve("below"));
        write("below/c.ics", calendar("DTSTART;VALUE=DATE:20260601"));
        byte[] large = new byte[(1 << 20) + 1];
        Arrays.fill(large, (byte) '\n');
        Files.write(directory.resolve("large.ics"), large);

        assertThat(holidays().iCalendar("below/../below/c.ics")).hasSize(1);
        String leads = "leads out of the desk file's directory";
        assertThat(refused("../" + outside.getFileName())).contains(leads);
        assertThat(refused(outside.toString())).contains(leads);
        assertThat(refused("below/../../x.ics")).contains(leads);
        assertThat(refused("link.ics")).contains(leads);
        assertThat(refused("below")).contains("is no file");
        assertThat(refused("")).contains("is no file");
        assertThat(refused("none.ics")).contains("does not exist");
        assertThat(refused("\u0000")).contains("is no file name");
        assertThat(refused("large.ics")).contains("is larger than a mebibyte");
        Files.delete(outside);
    }

    @Test
    void the_working_directory_is_a_directory_too() {
        for (String here : List.of("", ".", "src/..")) {
            assertThat(catchThrowableOfType(
                            UnknownHolidaysException.class,
                            () -> Holidays.relativeTo(Path.of(here)).iCalendar("pom.xml")))
                    .hasMessageStartingWith("\"pom.xml\" is no iCalendar file");
        }
    }
}
