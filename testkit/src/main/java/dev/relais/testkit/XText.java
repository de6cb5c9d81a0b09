package dev.relais.testkit;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How X treats the text of a post. */
final class XText {
    /** The largest weighted length of a post (configuration v3 of X's text rules). */
    static final int MAX_WEIGHT = 280;

    static final Pattern URL = Pattern.compile("https?://\\S+");
    static final Pattern MENTION = Pattern.compile("(?<![A-Za-z0-9_@])@([A-Za-z0-9_]{1,15})(?![A-Za-z0-9_])");
    static final Pattern HASHTAG = Pattern.compile("(?<![\\p{L}\\p{N}_&])#([\\p{L}\\p{N}_]+)");
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final int URL_WEIGHT = 23;

    private XText() {}

    /** As X sends texts: {@code &}, {@code <} and {@code >} escaped. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * A lower bound of the weighted length: 1 or 2 for a visible character, 23 for a URL. Never refuses what X takes; rare
     * combinations of marks count less here than there.
     */
    static int weight(String text) {
        Matcher urls = URL.matcher(text);
        int weight = 0;
        int end = 0;
        while (urls.find()) {
            weight += plainWeight(text.substring(end, urls.start())) + URL_WEIGHT;
            end = urls.end();
        }
        return weight + plainWeight(text.substring(end));
    }

    private static int plainWeight(String text) {
        Matcher clusters = CLUSTER.matcher(Normalizer.normalize(text, Normalizer.Form.NFC));
        int weight = 0;
        while (clusters.find()) {
            int c = clusters.group().codePointAt(0);
            boolean light = c <= 0x10FF
                    || (c >= 0x2000 && c <= 0x200D)
                    || (c >= 0x2010 && c <= 0x201F)
                    || (c >= 0x2032 && c <= 0x2037);
            weight += light ? 1 : 2;
        }
        return weight;
    }

    /** Whether the text names the handle after an {@code @}, case ignored. */
    static boolean mentions(String text, String handle) {
        return MENTION.matcher(text).results().anyMatch(m -> m.group(1).equalsIgnoreCase(handle));
    }
}
