package dev.relais.json;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Names of members, so that one that came before costs no new string. Thread-safe; holds a fixed number of short ones, the latest
 * of those that would stand in the same place.
 */
final class FamiliarNames {
    private static final int PLACES = 1_024;
    private static final int MAX_LENGTH = 40;
    private static final AtomicReferenceArray<@Nullable String> KNOWN = new AtomicReferenceArray<>(PLACES);

    private FamiliarNames() {}

    /**
     * The name that stands in these bytes, which are ASCII.
     *
     * @param hash of the name, as {@link String#hashCode}
     */
    static String name(byte[] in, int from, int length, int hash) {
        if (length > MAX_LENGTH) {
            return fresh(in, from, length);
        }
        int place = (hash ^ hash >>> 15) & (PLACES - 1);
        String known = KNOWN.getPlain(place);
        if (known != null && known.hashCode() == hash && isAt(known, in, from, length)) {
            return known;
        }
        String name = fresh(in, from, length);
        KNOWN.setRelease(place, name);
        return name;
    }

    private static boolean isAt(String name, byte[] in, int from, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != in[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static String fresh(byte[] in, int from, int length) {
        return new String(in, from, length, StandardCharsets.ISO_8859_1);
    }
}
