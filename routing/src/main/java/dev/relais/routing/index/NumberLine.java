package dev.relais.routing.index;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The numbers that a fact is compared with, ascending, and where another number stands among them: always exact, never in floating point.
 *
 * <p>Where all of them are short, they are kept with the same number of digits behind the point, because such decimals compare as whole
 * numbers. A longer value is rounded down to as many digits: that keeps its place among them, unless it meets one. Immutable and
 * thread-safe.
 */
final class NumberLine {
    /** As many digits always fit into a {@code long}. */
    private static final int SHORT = 18;

    private static final int DIFFERENT = -1;

    private final BigDecimal[] numbers;
    private final int scale;

    /** @param ascending each once */
    NumberLine(BigDecimal[] ascending) {
        numbers = ascending.clone();
        scale = commonScale(numbers);
        for (int i = 0; i < numbers.length && scale != DIFFERENT; i++) {
            numbers[i] = numbers[i].setScale(scale, RoundingMode.UNNECESSARY);
        }
    }

    private static int commonScale(BigDecimal[] numbers) {
        int scale = 0;
        int whole = 0;
        for (BigDecimal number : numbers) {
            if (number.scale() < 0 || number.scale() > SHORT || number.precision() > SHORT) {
                return DIFFERENT;
            }
            scale = Math.max(scale, number.scale());
            whole = Math.max(whole, number.precision() - number.scale());
        }
        return scale + whole > SHORT ? DIFFERENT : scale;
    }

    /** How many numbers there are. */
    int size() {
        return numbers.length;
    }

    /** 2i + 1 for the i-th number, 2i for what lies below it and above its forerunner. */
    int place(BigDecimal value) {
        boolean isShort =
                scale != DIFFERENT && value.scale() >= 0 && value.scale() <= SHORT && value.precision() <= SHORT;
        if (!isShort || value.scale() == scale) {
            return search(value);
        }
        BigDecimal rounded = value.setScale(scale, RoundingMode.FLOOR);
        int place = search(rounded);
        boolean meets = (place & 1) != 0;
        return meets && value.scale() > scale && rounded.compareTo(value) != 0 ? place + 1 : place;
    }

    private int search(BigDecimal value) {
        int low = 0;
        int high = numbers.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int compared = numbers[middle].compareTo(value);
            if (compared == 0) {
                return 2 * middle + 1;
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return 2 * low;
    }
}
