package dev.relais.twitter.budget;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The month's bill, as far as this process knows.
 *
 * @param unit of the amounts: {@code USD}
 * @param spent since the month began (UTC)
 * @param expected at the end of the month: {@code spent}, and the mean of the last seven days, today among them, for every day that is left. In the first
 *     seven days of counting, the mean is over the time that was counted, and over at least a quarter of a day
 * @param items what {@code spent} consists of, by price name
 */
public record Forecast(String unit, BigDecimal spent, BigDecimal expected, Map<String, Item> items) {
    private static final int WEEK = 7;
    private static final long HOUR = 3600;

    /** One line of the bill. */
    public record Item(long number, BigDecimal amount) {}

    static Forecast of(Prices prices, NavigableMap<LocalDate, Map<String, Long>> days, Instant now) {
        YearMonth month = YearMonth.from(Ledger.day(now));
        TreeMap<String, Item> items = new TreeMap<>();
        BigDecimal spent = BigDecimal.ZERO;
        for (Map<String, Long> counts :
                days.subMap(month.atDay(1), true, month.atEndOfMonth(), true).values()) {
            for (Map.Entry<String, Long> count : counts.entrySet()) {
                BigDecimal amount = amount(prices, count);
                spent = spent.add(amount);
                items.merge(
                        count.getKey(),
                        new Item(count.getValue(), amount),
                        (a, b) -> new Item(a.number() + b.number(), a.amount().add(b.amount())));
            }
        }
        BigDecimal left = days(Duration.between(
                now, month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
        BigDecimal expected = spent.add(daily(prices, days, now).multiply(left)).setScale(2, RoundingMode.HALF_UP);
        return new Forecast(prices.unit(), spent, expected, Map.copyOf(items));
    }

    private static BigDecimal daily(Prices prices, NavigableMap<LocalDate, Map<String, Long>> days, Instant now) {
        LocalDate today = Ledger.day(now);
        SortedMap<LocalDate, Map<String, Long>> week = days.subMap(today.minusDays(WEEK - 1L), true, today, true);
        if (week.isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigDecimal sum = week.values().stream()
                .flatMap(counts -> counts.entrySet().stream())
                .map(count -> amount(prices, count))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        LocalDate first = today.minusDays(WEEK - 1L);
        LocalDate begun = days.firstKey().isBefore(first) ? first : week.firstKey();
        Instant from = begun.atStartOfDay(ZoneOffset.UTC).toInstant();
        Duration counted = Duration.between(from, now);
        Duration least = Duration.ofSeconds(6 * HOUR);
        return sum.divide(days(counted.compareTo(least) < 0 ? least : counted), MathContext.DECIMAL64);
    }

    private static BigDecimal days(Duration duration) {
        return BigDecimal.valueOf(duration.toSeconds()).divide(BigDecimal.valueOf(24 * HOUR), MathContext.DECIMAL64);
    }

    private static BigDecimal amount(Prices prices, Map.Entry<String, Long> count) {
        return prices.of(count.getKey()).multiply(BigDecimal.valueOf(count.getValue()));
    }
}
