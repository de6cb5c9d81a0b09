package dev.relais.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body with places for numbers of 16 digits, so that a new one costs a copy and no formatting. */
public final class Template {
    private static final int DIGITS = 16;
    private static final Pattern PLACE = Pattern.compile("<([a-z])>");

    private record Place(int at, char name) {}

    private final byte[] blank;
    private final List<Place> places = new ArrayList<>();

    /** @param text with {@code <c>}, {@code <m>} and {@code <a>} for conversation, message and author; ' stands for " */
    Template(String text) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            all.writeBytes(bytes(text.substring(from, place.start())));
            places.add(new Place(all.size(), place.group(1).charAt(0)));
            all.writeBytes(bytes("0".repeat(DIGITS)));
            from = place.end();
        }
        all.writeBytes(bytes(text.substring(from)));
        blank = all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').replace("\n", "").getBytes(StandardCharsets.UTF_8);
    }

    /** The body of the given message. */
    public byte[] fill(long conversation, long message) {
        byte[] body = blank.clone();
        for (Place place : places) {
            switch (place.name()) {
                case 'c' -> write(body, place.at(), 1_100_000_000_000_000L + conversation);
                case 'a' -> write(body, place.at(), 2_200_000_000_000_000L + conversation);
                case 'm' -> write(body, place.at(), 3_300_000_000_000_000L + message);
                default -> throw new IllegalStateException("no such place: " + place.name());
            }
        }
        return body;
    }

    private static void write(byte[] body, int at, long number) {
        long rest = number;
        for (int i = at + DIGITS - 1; i >= at; i--) {
            body[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
