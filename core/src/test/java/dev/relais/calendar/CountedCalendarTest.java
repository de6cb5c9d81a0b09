package dev.relais.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Random calendars in every zone that there is, against a count of local minutes over a few days. {@code
 * -Drelais.calendar.cases=1000000} asks more.
 */
class CountedCalendarTest {
    private static final long SEED = 20261122;
    private static final int CASES = Integer.getInteger("relais.calendar.cases", 30_000);
    private static final int DAYS = 4;
    private static final int QUESTIONS = 50;
    private static final long LAST_YEARS = Instant.parse("9990-01-01T00:00:00Z").getEpochSecond();
    private static final long FIRST_YEARS =
            Instant.parse("0002-01-01T00:00:00Z").getEpochSecond();
    /** Half hours, skipped and doubled days, winter time that is the exception, two hours at once, Ramadan. */
    private static final List<String> ODD = List.of(
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Pacific/Kiritimati",
            "Antarctica/Troll",
            "Africa/Casablanca",
            "Europe/Dublin",
            "America/Juneau",
            "Asia/Manila",
            "Africa/Monrovia",
            "Asia/Kathmandu");

    /** Half-open seconds; wholly open or wholly closed. */
    private record Piece(long start, long end, boolean open) {}

    @Test
    void open_time_and_due_times_are_those_of_a_count_of_minutes() {
        RandomGenerator random = new SplittableRandom(SEED);
        List<String> zones = List.copyOf(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        int cases = 0;
        for (int i = 0; cases < CASES; i++) {
            ZoneId zone = ZoneId.of(i % 8 == 7 ? ODD.get(i / 8 % ODD.size()) : zones.get(i % zones.size()));
            Instant start = start(random, zone.getRules());
            NaiveCalendar naive = NaiveCalendar.random(random, zone, start);
            BusinessCalendar calendar = naive.calendar();
            Count count = Count.of(naive, start);
            for (int j = 0; j < QUESTIONS; j++) {
                count.ask(calendar, random);
                cases++;
            }
        }
        assertThat(cases).isGreaterThanOrEqualTo(CASES);
    }

    /** Shortly before clocks change, in most cases, of the past or of years to come; else anywhere, seldom ages away. */
    private static Instant start(RandomGenerator random, ZoneRules rules) {
        long somewhere = switch (random.nextInt(16)) {
            case 0 -> random.nextLong(-31_000_000_000_000_000L, 31_000_000_000_000_000L);
            case 1, 2, 3, 4 -> random.nextLong(FIRST_YEARS, LAST_YEARS);
            default -> random.nextLong(-3_000_000_000L, 3_000_000_000L);
        };
        int nano = random.nextInt(1_000_000_000);
        ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochSecond(somewhere));
        boolean near = next != null && Math.abs(next.toEpochSecond()) < 31_000_000_000_000_000L;
        long start = near ? next.toEpochSecond() - random.nextInt(3 * 86_400) : somewhere;
        return Instant.ofEpochSecond(start, nano);
    }

    /** Minutes of local time, and what a change of the clocks leaves of one; those alike put together. */
    private record Count(List<Piece> pieces, String name) {
        static Count of(NaiveCalendar naive, Instant from) {
            List<Piece> pieces = new ArrayList<>();
            ZoneRules rules = naive.zone().getRules();
            long start = from.getEpochSecond();
            long last = start + DAYS * 86_400L;
            while (start < last) {
                Instant at = Instant.ofEpochSecond(start);
                ZoneOffset offset = rules.getOffset(at);
                LocalDateTime local = LocalDateTime.ofEpochSecond(start, 0, offset);
                ZoneOffsetTransition change = rules.nextTransition(at);
                long end = start + 60 - local.getSecond();
                end = change == null ? end : Math.min(end, change.toEpochSecond());
                add(pieces, new Piece(start, end, naive.isOpen(local)));
                start = end;
            }
            return new Count(pieces, "seed " + SEED + ", " + naive + " from " + from);
        }

        private static void add(List<Piece> pieces, Piece next) {
            Piece last = pieces.isEmpty() ? next : pieces.get(pieces.size() - 1);
            if (last.open() == next.open() && last.end() == next.start()) {
                pieces.set(pieces.size() - 1, new Piece(last.start(), next.end(), last.open()));
            } else {
                pieces.add(next);
            }
        }

        void ask(BusinessCalendar calendar, RandomGenerator random) {
            Instant one = any(random);
            Instant other = any(random);
            Instant a = one.isBefore(other) ? one : other;
            Instant c = one.isBefore(other) ? other : one;
            Instant b = a.plusNanos(random.nextLong(Duration.between(a, c).toNanos() + 1));
            Supplier<String> question = () -> name + ": " + a + ", " + b + ", " + c;
            Duration open = open(a, c);
            assertThat(calendar.isOpen(a)).as(question).isEqualTo(isOpen(a));
            assertThat(calendar.open(a, c)).as(question).isEqualTo(open);
            assertThat(calendar.open(c, a)).as(question).isEqualTo(Duration.ZERO);
            assertThat(calendar.open(a, b).plus(calendar.open(b, c)))
                    .as(question)
                    .isEqualTo(open);
            assertThat(calendar.addOpen(a, open.plusNanos(1), c)).as(question).isEmpty();
            Duration wanted = Duration.ofNanos(random.nextLong(open.toNanos() + 1));
            Optional<Instant> reached = calendar.addOpen(a, wanted, c);
            assertThat(reached).as(question).contains(reach(a, wanted));
            assertThat(calendar.open(a, reached.orElseThrow())).as(question).isEqualTo(wanted);
            Optional<Instant> counted = nextChange(a);
            if (counted.isPresent()) {
                assertThat(calendar.nextChange(a)).as(question).isEqualTo(counted);
            } else {
                calendar.nextChange(a)
                        .ifPresent(next -> assertThat(next)
                                .as(question)
                                .isAfterOrEqualTo(Instant.ofEpochSecond(
                                        pieces.get(pieces.size() - 1).end())));
            }
        }

        /** Empty where nothing changes within what was counted. */
        private Optional<Instant> nextChange(Instant at) {
            boolean open = isOpen(at);
            return pieces.stream()
                    .filter(piece -> piece.open() != open && piece.start() > at.getEpochSecond())
                    .map(piece -> Instant.ofEpochSecond(piece.start()))
                    .findFirst();
        }

        /** Often at a start or an end. */
        private Instant any(RandomGenerator random) {
            Piece piece = pieces.get(random.nextInt(pieces.size()));
            if (random.nextInt(3) == 0) {
                return Instant.ofEpochSecond(piece.start()).plusNanos(random.nextInt(2));
            }
            return Instant.ofEpochSecond(random.nextLong(piece.start(), piece.end()), random.nextInt(1_000_000_000));
        }

        private boolean isOpen(Instant at) {
            return pieces.stream()
                    .anyMatch(piece ->
                            piece.open() && piece.start() <= at.getEpochSecond() && at.getEpochSecond() < piece.end());
        }

        private Duration open(Instant from, Instant to) {
            Duration sum = Duration.ZERO;
            for (Piece piece : pieces) {
                sum = sum.plus(within(piece, from, to));
            }
            return sum;
        }

        private Instant reach(Instant from, Duration wanted) {
            Duration missing = wanted;
            for (Piece piece : pieces) {
                Duration here = within(piece, from, Instant.ofEpochSecond(piece.end()));
                if (missing.isZero()) {
                    return from;
                }
                if (here.compareTo(missing) >= 0) {
                    Instant start = Instant.ofEpochSecond(piece.start());
                    return (start.isBefore(from) ? from : start).plus(missing);
                }
                missing = missing.minus(here);
            }
            throw new IllegalArgumentException(name + " is not open for " + wanted);
        }

        private static Duration within(Piece piece, Instant from, Instant to) {
            Instant start = Instant.ofEpochSecond(piece.start());
            Instant end = Instant.ofEpochSecond(piece.end());
            Instant first = start.isBefore(from) ? from : start;
            Instant last = end.isAfter(to) ? to : end;
            return piece.open() && first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
        }
    }
}
