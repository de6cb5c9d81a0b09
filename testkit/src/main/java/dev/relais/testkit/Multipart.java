package dev.relais.testkit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bodies of {@code multipart/form-data} (RFC 7578). */
final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("multipart/form-data;\\s*boundary=\"?([^\"\\s;]{1,70})\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile("(?im)^content-disposition:\\s*form-data;.*\\bname=\"([^\"]*)\"");

    private Multipart() {}

    /** The parts by their names; refuses what is none. */
    static Map<String, byte[]> parts(Incoming call) {
        Matcher type = BOUNDARY.matcher(call.header("Content-Type").orElse(""));
        if (!type.lookingAt()) {
            throw XRefused.invalid("the content type must be multipart/form-data with a boundary");
        }
        // One char for one byte, so that what is found in the text is found in the bytes.
        String text = new String(call.body(), StandardCharsets.ISO_8859_1);
        String mark = "--" + type.group(1);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        int at = text.indexOf(mark);
        while (at >= 0 && !text.startsWith(mark + "--", at)) {
            int start = at + mark.length() + 2;
            int head = text.indexOf("\r\n\r\n", start - 2);
            int next = head < 0 ? -1 : text.indexOf("\r\n" + mark, head + 2);
            if (next < 0) {
                throw XRefused.invalid("the body is not multipart/form-data");
            }
            Matcher name = NAME.matcher(text.substring(start, head));
            if (!name.find()) {
                throw XRefused.invalid("a part of the body has no name");
            }
            String part = next < head + 4 ? "" : text.substring(head + 4, next);
            parts.put(name.group(1), part.getBytes(StandardCharsets.ISO_8859_1));
            at = next + 2;
        }
        if (at < 0) {
            throw XRefused.invalid("the body is not multipart/form-data");
        }
        return parts;
    }

    static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8).strip();
    }
}
